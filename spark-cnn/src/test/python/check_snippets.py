"""Checks that the Python of guides has no names, arguments and methods that there are not.

    PYTHONPATH=spark-cnn/src/main/python python check_snippets.py spark-cnn/src/main/docs

README.md of that folder begins the snippets with its imports and says which variables there are.
Nothing is run; what is called is looked up in the classes, as far as the calls say them.
"""

import ast
import builtins
import inspect
import pathlib
import re
import sys

from pyspark.sql import DataFrame, SparkSession

BLOCK = re.compile(r"```python\n(.*?)```", re.S)


class Checker(ast.NodeVisitor):
    """Looks up what a snippet uses. Values are their classes where these are known."""

    def __init__(self, names, where):
        self.names = dict(names)
        self.where = where
        self.mistakes = []

    def visit_Assign(self, node):
        self.visit(node.value)
        for target in node.targets:
            self.names[target.id] = self.value(node.value)

    def visit_Name(self, node):
        if node.id not in self.names and not hasattr(builtins, node.id):
            self.mistake(node, f"there is no {node.id}")

    def visit_Attribute(self, node):
        self.visit(node.value)
        owner = self.value(node.value)
        if owner is not None and not hasattr(owner, node.attr):
            self.mistake(node, f"{owner.__name__} has no {node.attr}")

    def visit_Call(self, node):
        self.generic_visit(node)
        called = self.called(node.func)
        if called is None or not node.keywords:
            return
        known = inspect.signature(called).parameters
        for keyword in node.keywords:
            if keyword.arg not in known:
                self.mistake(node, f"{ast.unparse(node.func)} takes no {keyword.arg}")

    def called(self, func):
        if isinstance(func, ast.Name):
            return self.names.get(func.id)
        owner = self.value(func.value) if isinstance(func, ast.Attribute) else None
        return getattr(owner, func.attr, None)

    def value(self, node):
        """Returns the module, or the class of a value, that an expression gives, or None."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id)
        if not isinstance(node, ast.Call):
            return None
        if isinstance(node.func, ast.Name):
            called = self.names.get(node.func.id)
            return called if inspect.isclass(called) else None
        if isinstance(node.func, ast.Attribute):
            owner = self.value(node.func.value)
            if re.match("set[A-Z]|add[A-Z]", node.func.attr):
                return owner
            if node.func.attr == "fit":
                return getattr(owner, "_model_class", None)
        return None

    def mistake(self, node, text):
        self.mistakes.append(f"{self.where}, line {node.lineno} of its snippet: {text}")


def main(folder):
    names = {}
    exec(BLOCK.search((folder / "README.md").read_text()).group(1), names)
    names |= {
        "spark": SparkSession,
        "images": DataFrame,
        "test": DataFrame,
        "network": names["Network"],
        "classifier": names["CnnClassifier"],
        "model": names["CnnClassificationModel"],
    }
    snippets, mistakes = 0, []
    for guide in sorted(folder.glob("*.md")):
        if guide.name == "README.md":
            continue
        for block in BLOCK.findall(guide.read_text()):
            checker = Checker(names, guide.name)
            checker.visit(ast.parse(block))
            snippets += 1
            mistakes += checker.mistakes
    print(f"{snippets} snippets", *mistakes, sep="\n")
    return 1 if mistakes or not snippets else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
