"""The camera, an extra: it reads codes and takes photos where it was added, and is not there else.

Qt's camera and the reader of codes are imported when somebody looks through the camera, not before.
"""
