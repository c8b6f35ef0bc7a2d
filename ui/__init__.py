"""The screen: Qt Widgets, and nothing that would be true without one."""
