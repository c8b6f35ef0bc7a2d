"""The project's source, read and parsed once, for the tests that judge its shape."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("pos", "ui", "tour", "main.py")
ALL = (*CODE, "scripts", "benchmarks", "tests")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file. name: dotted, as it is imported."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    def at(self, node: ast.expr | ast.stmt) -> str:
        """Return where a node stands, as an editor opens it."""
        return f"{self.path.relative_to(ROOT)}:{node.lineno}"


@cache
def modules(*places: str) -> tuple[Module, ...]:
    """Return the modules under `places`: folders or files, relative to the project."""
    return tuple(_module(path) for place in places for path in _files(ROOT / place))


def cycles(given: tuple[Module, ...]) -> list[str]:
    """Return the names of the modules that reach themselves by imports made at load time."""
    graph = {module.name: _imported(module, {m.name for m in given}) for module in given}
    return [name for name in graph if name in _reached(name, graph)]


def _files(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place] if place.exists() else []


def _module(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(path.read_text("utf-8"), str(path)))


def _reached(start: str, graph: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = list(graph[start])
    while todo:
        if (here := todo.pop()) not in seen:
            seen.add(here)
            todo += graph[here]
    return seen


def _imported(module: Module, known: set[str]) -> set[str]:
    """Return the modules of `known` that load when `module` does."""
    found: set[str] = set()
    todo: list[ast.AST] = [module.tree]
    while todo:
        for node in ast.iter_child_nodes(todo.pop()):
            if not _runs_later(node):
                found |= _names(node, module)
                todo.append(node)
    return {name if name in known else name.rpartition(".")[0] for name in found} & (
        known - {module.name}
    )


def _runs_later(node: ast.AST) -> bool:
    """Tell whether a node is left out when the module loads: a function, or for type checkers."""
    return isinstance(node, Function) or (
        isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    )


def _names(node: ast.AST, module: Module) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if not isinstance(node, ast.ImportFrom):
        return set()
    parts = module.name.split(".")
    package = parts if module.is_package else parts[:-1]
    above = package[: len(package) - node.level + 1] if node.level else []
    base = ".".join([*above, *filter(None, [node.module])])
    return {f"{base}.{alias.name}" for alias in node.names}
