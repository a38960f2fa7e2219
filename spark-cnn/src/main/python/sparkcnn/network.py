"""What a CNN is."""

from __future__ import annotations

import json
import re
from typing import Any

from pyspark.sql.utils import is_remote

from sparkcnn._java import java
from sparkcnn._plain import image_shape
from sparkcnn.layers import Initializer, Layer, numbered

_VERSION = 1


class Network:
    """A CNN as a value: the shape of its input and its layers, which Java checks when it is made.

    Layers have the names that they were given, or their positions, as in torch.nn.Sequential. Two
    networks are equal if their input, their layers and their names are.

    Parameters
    ----------
    input : tuple of int
        the shape of an image, (C, H, W)
    *layers : Layer
        as :mod:`sparkcnn.layers` makes them

    Raises
    ------
    IllegalArgumentException
        if the layers do not fit together; the message names the layer

    Examples
    --------
    >>> from sparkcnn import Network
    >>> from sparkcnn.layers import conv2d, flatten, linear, max_pool2d, relu
    >>> network = Network(
    ...     (1, 28, 28), conv2d(32, 3, padding=1), relu(), max_pool2d(2), flatten(), linear(10)
    ... )
    >>> network.output
    (10,)
    """

    def __init__(self, input: tuple[int, int, int], *layers: Layer) -> None:
        form = {"version": _VERSION, "input": image_shape(input), "layers": numbered(layers)}
        self._json = _canonical(json.dumps(form, default=_refused))

    @classmethod
    def from_json(cls, text: str) -> Network:
        """Returns the network that JSON describes; the format is that of a model's network.json."""
        network = cls.__new__(cls)
        network._json = _canonical(text)
        return network

    @classmethod
    def _of(cls, java_network: Any) -> Network:
        network = cls.__new__(cls)
        network._json = java("store.NetworkJson").write(java_network)
        return network

    def to_json(self) -> str:
        """Returns the network as JSON."""
        return self._json

    def _java(self) -> Any:
        return java("store.NetworkJson").read(self._json)

    @property
    def input(self) -> tuple[int, ...]:
        """The shape of an image, (C, H, W)."""
        return tuple(json.loads(self._json)["input"])

    @property
    def output(self) -> tuple[int, ...]:
        """The shape of what the last layer gives: (N,) for a vector."""
        return tuple(self._java().output().sizes())

    @property
    def layers(self) -> list[Layer]:
        """The layers under their names: ``Network(network.input, *network.layers)`` is a copy."""
        return [Layer._of(form) for form in json.loads(self._json)["layers"]]

    @property
    def layer_names(self) -> list[str]:
        """The names that :meth:`up_to` takes, front to back, as in PyTorch's named_modules."""
        return list(self._java().layerNames())

    @property
    def head_name(self) -> str:
        """The name of the last layer that has parameters: fc, classifier.6."""
        return str(self._java().headName())

    @property
    def num_parameters(self) -> int:
        """How many numbers its weights have, batch norms' statistics included."""
        return int(self._java().parameterTable().length())

    @property
    def parameters(self) -> dict[str, tuple[int, ...]]:
        """The parameters' shapes by their names, as in PyTorch's state_dict."""
        return {
            str(parameter.name()): tuple(parameter.shape().sizes())
            for parameter in self._java().parameters()
        }

    def replace(self, layer_name: str, layer: Layer) -> Network:
        """Returns this network with another layer in one's place, as ``model.fc = ...`` in PyTorch.

        Parameters
        ----------
        layer_name : str
            the path of a layer, those within residual and concat included: fc, layer4.1.conv2
        layer : Layer
            what takes its place, under its name

        Raises
        ------
        IllegalArgumentException
            if there is no such layer, or the layer, or what follows, cannot take what arrives

        Examples
        --------
        >>> network.replace("fc", sequential(dropout(0.2), linear(2)))
        """
        (form,) = numbered([layer])
        form.pop("name")
        java_layer = java("store.NetworkJson").readLayer(json.dumps(form, default=_refused))
        return Network._of(self._java().replace(layer_name, java_layer))

    def initialized(self, initializer: Initializer | str) -> Network:
        """Returns this network with every convolution and linear layer starting another way.

        Parameters
        ----------
        initializer : Initializer or str
            such as ``Initializer("gaussian", 0.01)`` or "kaimingNormal"
        """
        form = initializer.form if isinstance(initializer, Initializer) else {"method": initializer}
        kinds = java("network.Initializer")
        method = re.sub("([A-Z])", r"_\1", form["method"]).upper()
        start = kinds(kinds.Method.valueOf(method), float(form.get("scale", 1.0)))
        return Network._of(self._java().initializer(start))

    def replace_head(self, outputs: int) -> Network:
        """Returns this network for another number of classes.

        Examples
        --------
        >>> network.replace_head(2).output
        (2,)
        """
        return Network._of(self._java().replaceHead(outputs))

    def up_to(self, layer_name: str) -> Network:
        """Returns the beginning of this network, whose last layer is the one of that name."""
        return Network._of(self._java().upTo(layer_name))

    def after(self, layer_name: str) -> Network:
        """Returns the end of this network: what follows the layer of that name."""
        return Network._of(self._java().after(layer_name))

    def summary(self) -> str:
        """Returns a table: each layer with its output shape, parameters and FLOPs."""
        return str(self._java().summary())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Network) and self._json == other._json

    def __hash__(self) -> int:
        return hash(self._json)

    def __repr__(self) -> str:
        return self._json if is_remote() else self.summary()


def _refused(value: Any) -> Any:
    raise TypeError(f"a layer's setting cannot be {value!r}")


def _canonical(text: str) -> str:
    """Returns JSON as Java writes it, after Java's checks; Spark Connect's server checks later."""
    if is_remote():
        return text
    networks = java("store.NetworkJson")
    return str(networks.write(networks.read(text)))
