"""The shape of the code: what a reader may count on in every module."""

import ast
import re

import pytest

from tests.architecture.source import ALL, CODE, ROOT, Function, Module, cycles, modules

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "logic", "controller", "misc"}
PATIENCE = {"processEvents", "sleep"}


def test_no_module_imports_itself_through_others() -> None:
    assert cycles(modules(*CODE)) == []


def test_a_cycle_would_be_seen() -> None:
    here = modules("tests/architecture/source.py")[0].path
    first = Module("pos.a", here, ast.parse("from pos import b"))
    second = Module("pos.b", here, ast.parse("from .a import thing"))
    alone = Module("pos.c", here, ast.parse("def later():\n    import pos.c"))

    assert cycles((first, second, alone)) == ["pos.a", "pos.b"]


def test_every_argument_and_result_has_its_type() -> None:
    bare = [
        f"{module.at(node)} {node.name}"
        for module in modules(*ALL)
        for node in ast.walk(module.tree)
        if isinstance(node, Function) and not _is_annotated(node)
    ]

    assert bare == []


def test_every_module_says_what_it_is() -> None:
    silent = [m for m in modules(*ALL) if not ast.get_docstring(m.tree)]

    assert [module.name for module in silent if not is_marker(module)] == []


def test_every_module_is_named_for_its_idea() -> None:
    vague = [m.name for m in modules(*ALL) if m.path.stem in VAGUE]
    sweeping = [m.name for m in modules(*CODE) if m.path.stem == "widgets"]

    assert vague + sweeping == []


def test_nothing_waits_by_sleeping_or_by_turning_the_event_loop() -> None:
    waiting = [
        module.at(node)
        for module in modules(*ALL)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute | ast.Name) and _name(node) in PATIENCE
    ]

    assert waiting == []


def test_what_is_left_to_do_is_not_left_in_comments() -> None:
    notes = re.compile(r"#.*\b(TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")
    left = [str(m.path) for m in modules(*ALL) if notes.search(m.path.read_text("utf-8"))]

    assert left == []


@pytest.mark.parametrize("folder", ["pos", "ui"])
def test_each_half_of_the_program_introduces_itself_on_one_screen(folder: str) -> None:
    readme = ROOT / folder / "README.md"

    assert 10 <= len(readme.read_text("utf-8").splitlines()) <= 60


MAPS = [
    ("pos/services", "pos/README.md"),
    ("pos/sync", "pos/sync/README.md"),
    ("ui", "ui/README.md"),
]


@pytest.mark.parametrize(("folder", "readme"), MAPS)
def test_every_module_of_a_folder_stands_on_its_map(folder: str, readme: str) -> None:
    words = set(re.findall(r"\w+", (ROOT / readme).read_text("utf-8")))
    there = {file.stem for file in (ROOT / folder).glob("*.py")} - {"__init__"}

    assert there - words == set()


def is_marker(module: Module) -> bool:
    """Tell whether a module only makes a folder of tests a package, and has nothing to say."""
    return module.name.startswith("tests") and module.is_package and not module.tree.body


def _is_annotated(function: Function) -> bool:
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    named += [a for a in (arguments.vararg, arguments.kwarg) if a is not None]
    typed = all(a.annotation is not None for a in named if a.arg not in ("self", "cls"))
    return typed and function.returns is not None


def _name(node: ast.Attribute | ast.Name) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id
