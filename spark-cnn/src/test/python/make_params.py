"""Writes sparkcnn/_params.py: the Java stages' params as pyspark.ml declares params.

Run it after a param was added or changed in Java (tests/test_params.py fails until then):

    pip install pyspark==4.1.0
    SPARK_CNN_JAR=spark-cnn-0.1.0-SNAPSHOT-with-natives.jar python make_params.py

Java is asked, not parsed: each stage's params(), their types, docs and defaults, and the interface
(HasImageParams, ...) that declares each. A mixin is made for each interface, with getters and
setters, and one for each stage, with its defaults and, where users make it, its constructor.
"""

import pathlib
import textwrap

FILE = pathlib.Path(__file__).resolve().parents[2] / "main/python/sparkcnn/_params.py"
STAGES = [
    "CnnClassifier",
    "CnnClassificationModel",
    "CnnRegressor",
    "CnnRegressionModel",
    "CnnFeaturizer",
    "ImagePacker",
]
MADE_BY_USERS = {"CnnClassifier", "CnnRegressor", "ImagePacker"}

# For each Java class of params: what getters give, what setters take, and its converter.
TYPES = {
    "Param": ("str", "str", "to_text"),
    "IntParam": ("int", "int", "to_int"),
    "LongParam": ("int", "int", "to_long"),
    "DoubleParam": ("float", "float", "to_float"),
    "BooleanParam": ("bool", "bool", "to_bool"),
    "IntArrayParam": ("list[int]", "Iterable[int] | int", "toListInt"),
    "StringArrayParam": ("list[str]", "Iterable[str] | str", "toListString"),
    "DoubleArrayParam": ("list[float]", "Iterable[float] | float", "toListFloat"),
}

PATHS = {"checkpointDir", "initialWeights"}

# Params whose text stands for something better: what setters take, its converter, what getters give
# and how it is made of the text.
BETTER = {
    "network": ("Network | str", "to_network_json", "Network", "to_network"),
    "augmentation": (
        "Augmentation | Iterable[Augmentation] | str",
        "to_augmentation_json",
        "list[Augmentation]",
        "to_augmentations",
    ),
    "layerLearningRates": (
        "Mapping[str, float] | list[str]",
        "toListLayerRates",
        "dict[str, float]",
        "to_layer_rates",
    ),
}

HEADER = '''"""The stages' params, written by make_params.py from the Java side: do not edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pyspark.ml.param import Param, Params

from sparkcnn._calls import keyword_params
from sparkcnn._converters import (
    to_augmentation_json,
    to_augmentations,
    to_bool,
    to_float,
    to_int,
    to_layer_rates,
    to_long,
    to_network,
    to_network_json,
    to_path,
    to_text,
    toListFloat,
    toListInt,
    toListLayerRates,
    toListString,
)
from sparkcnn._stages import CnnStage

if TYPE_CHECKING:
    from os import PathLike

    from sparkcnn.augmentations import Augmentation
    from sparkcnn.network import Network

P = TypeVar("P", bound=Params)
S = TypeVar("S", bound=CnnStage)
'''


class JavaParam:
    """What Java says of a stage's param."""

    def __init__(self, stage, java):
        self.name = java.name()
        self.doc = java.doc()
        kind = java.getClass().getSimpleName()
        self.type, self.takes, self.converter = TYPES[kind]
        self.reader = None
        if self.name in PATHS:
            self.takes, self.converter = "str | PathLike[str]", "to_path"
        if self.name in BETTER:
            self.takes, self.converter, self.type, self.reader = BETTER[self.name]
        self.has_default = stage.hasDefault(java)
        self.default = stage.getDefault(java).get() if self.has_default else None
        if kind.endswith("ArrayParam") and self.has_default:
            self.default = list(self.default)
        method = stage.getClass().getMethod(self.name, None)
        self.owner = method.getDeclaringClass().getSimpleName()

    @property
    def setter(self):
        return self.name[0].upper() + self.name[1:]


def stages(jvm):
    """Returns the params of each stage by the stage's name."""
    found = {}
    for name in STAGES:
        stage = getattr(jvm.org.sparkcnn.ml, name)()
        found[name] = [JavaParam(stage, java) for java in stage.params()]
    return found


def text(jvm):
    """Returns the whole module."""
    found = stages(jvm)
    shared = {}
    for params in found.values():
        for param in params:
            if param.owner.startswith("Has"):
                shared.setdefault(param.owner, {}).setdefault(param.name, []).append(param)
    parts = [HEADER]
    for owner in sorted(shared):
        parts.append(mixin(owner, [alike[0] for _, alike in sorted(shared[owner].items())]))
    for name, params in found.items():
        own = [p for p in params if not p.owner.startswith("Has")]
        other = [p for p in params if p.owner in shared and p.doc != shared[p.owner][p.name][0].doc]
        parts.append(stage_mixin(name, params, own, other))
    return "\n\n".join(parts)


def mixin(owner, params):
    lines = [f"class {owner}(Params):", f'    """The params of Java\'s ``{owner}``."""', ""]
    lines += declarations(params) + accessors(params)
    return "\n".join(lines).rstrip() + "\n"


def stage_mixin(name, params, own, other):
    bases = sorted({p.owner for p in params if p.owner.startswith("Has")}) or ["Params"]
    lines = [f"class {name}Params("]
    lines += [f"    {base}," for base in bases]
    lines += ["    CnnStage,"] if name in MADE_BY_USERS else []
    lines += ["):", f'    """The params of ``{name}`` with their defaults."""', ""]
    lines += declarations(own + other)
    lines += ["    _defaults: ClassVar[dict[str, Any]] = {"]
    lines += [f'        "{p.name}": {literal(p.default)},' for p in params if p.has_default]
    lines += ["    }", ""]
    lines += accessors(own)
    if name in MADE_BY_USERS:
        lines += constructor(params)
    return "\n".join(lines).rstrip() + "\n"


def constructor(params):
    signature = ["        self,", "        *,"]
    signature += [f"        {p.name}: {optional(p)} = {literal(p.default)}," for p in params]
    typed = ["        self: S,", *signature[1:]]
    return [
        "    @keyword_params",
        "    def __init__(",
        *signature,
        "    ) -> None:",
        "        super().__init__()",
        "        self._start(self._input_kwargs)",
        "",
        "    @keyword_params",
        "    def setParams(",
        *typed,
        "    ) -> S:",
        '        """Sets the params that are given; None leaves one as it is."""',
        "        return self._set_given(self._input_kwargs)",
        "",
    ]


def optional(param):
    return param.takes if param.has_default else f"{param.takes} | None"


def declarations(params):
    lines = []
    for p in params:
        value = p.type if p.reader is None else "Any"
        lines += [
            f"    {p.name}: Param[{value}] = Param(",
            "        Params._dummy(),",
            f'        "{p.name}",',
            *quoted(p.doc, 8),
            f"        typeConverter={p.converter},",
            "    )",
        ]
    return [*lines, ""] if lines else []


def accessors(params):
    lines = []
    for p in params:
        value = f"self.getOrDefault(self.{p.name})"
        if p.reader:
            value = f"{p.reader}({value})"
        given = p.type if p.has_default else f"{p.type} | None"
        say = "its default" if p.has_default else "None if it is unset"
        lines += [
            f"    def get{p.setter}(self) -> {given}:",
            f'        """Gets the value of :py:attr:`{p.name}`, or {say}."""',
            *unless_unset(p),
            f"        return {value}",
            "",
            f"    def set{p.setter}(self: P, value: {p.takes}) -> P:",
            *docstring(f"Sets the value of :py:attr:`{p.name}`: {p.doc}.".replace("..", "."), 8),
            f"        return self._set({p.name}=value)",
            "",
        ]
    return lines


def unless_unset(param):
    if param.has_default:
        return []
    return [f"        if not self.isDefined(self.{param.name}):", "            return None"]


def docstring(words, indent):
    margin = " " * indent
    if len(words) + indent <= 94:
        return [f'{margin}"""{words}"""']
    first, *rest = textwrap.wrap(words, 96 - indent, break_long_words=False)
    return [f'{margin}"""{first}', *(margin + line for line in rest), f'{margin}"""']


def quoted(words, indent):
    margin = " " * indent
    lines = textwrap.wrap(words, 97 - indent, drop_whitespace=False, break_long_words=False)
    return [margin + literal(line) for line in lines[:-1]] + [margin + literal(lines[-1]) + ","]


def literal(value):
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value)


if __name__ == "__main__":
    from pyspark.sql import SparkSession

    from tests.session import session

    session()
    FILE.write_text(text(SparkSession.active().sparkContext._jvm), encoding="utf-8")
