"""Networks that Python describes and Java checks."""

import inspect
import pickle
import re
import unittest

from pyspark.errors import IllegalArgumentException

from sparkcnn import Network, layers, networks
from sparkcnn.layers import (
    Initializer,
    concat,
    conv2d,
    flatten,
    linear,
    max_pool2d,
    relu,
    residual,
    sequential,
)
from tests.session import session


class NetworkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.java = session().sparkContext._jvm.org.sparkcnn

    def test_a_network_knows_its_shapes_and_shows_its_summary(self):
        network = Network(
            (1, 28, 28), conv2d(4, 3, padding="same"), relu(), max_pool2d(2), flatten(), linear(10)
        )

        self.assertEqual((network.input, network.output), ((1, 28, 28), (10,)))
        self.assertEqual(network.layer_names, ["0", "1", "2", "3", "4"])
        self.assertEqual(network.num_parameters, 4 * 9 + 4 + 10 * 14 * 14 * 4 + 10)
        self.assertIn("Linear", network.summary())
        self.assertEqual(repr(network), network.summary())

    def test_networks_are_values(self):
        def make(classes):
            return Network((1, 8, 8), flatten(), linear(classes).named("fc"))

        self.assertEqual(make(2), make(2))
        self.assertEqual(len({make(2), make(2), make(3)}), 2)
        self.assertEqual(make(2).replace_head(3), make(3))
        self.assertEqual(pickle.loads(pickle.dumps(make(2))), make(2))
        self.assertEqual(make(2).head_name, "fc")
        self.assertEqual(make(2).up_to("0").output, (64,))
        self.assertEqual(make(2).after("0").output, (2,))

    def test_a_network_is_changed_into_another(self):
        network = networks.resnet20((3, 32, 32), 10)

        self.assertEqual(Network(network.input, *network.layers), network)
        self.assertEqual(network.parameters["conv1.weight"], (16, 3, 3, 3))
        self.assertEqual(network, networks.cifar_resnet((3, 32, 32), 10, 20))
        other = network.replace(network.head_name, sequential(relu(), linear(2)))
        self.assertEqual(other.output, (2,))
        self.assertIn(network.head_name + ".1.weight", other.parameters)
        within = network.replace("layer1.0.conv1", conv2d(16, 5, padding=2, bias=False))
        self.assertEqual(within.parameters["layer1.0.conv1.weight"], (16, 16, 5, 5))
        started = network.initialized("kaimingNormalFanOut")
        self.assertIn("kaimingNormalFanOut", started.to_json())
        self.assertEqual(network.initialized(Initializer("kaimingNormalFanOut")), started)
        with self.assertRaisesRegex(IllegalArgumentException, "no layer 'head' to replace"):
            network.replace("head", linear(2))
        with self.assertRaisesRegex(TypeError, "found the function relu"):
            network.replace("linear", relu)

    def test_blocks_are_those_of_java(self):
        block = residual(
            conv2d(8, 3, padding=1, stride=2, bias=False).named("conv1"),
            shortcut=conv2d(8, 1, stride=2),
            activation=relu(),
        )
        network = Network(
            (3, 8, 8),
            sequential(conv2d(3, 1), relu()),
            block,
            concat(max_pool2d(1), [conv2d(4, 1).named("b")], []),
            flatten(),
            linear(2, initializer=Initializer("kaimingNormal")),
        )

        self.assertEqual(network.up_to("2").output, (8 + 4 + 8, 4, 4))
        self.assertIn("1.shortcut.weight", list(map(str, self.parameters(network))))

    def parameters(self, network):
        return [parameter.name() for parameter in network._java().parameters()]

    def test_a_layer_that_does_not_fit_is_named(self):
        with self.assertRaisesRegex(IllegalArgumentException, "layer 'fc'|'fc'.*flatten"):
            Network((1, 8, 8), linear(2).named("fc"))
        with self.assertRaisesRegex(TypeError, "position 1, found 'relu'"):
            Network((1, 8, 8), flatten(), "relu")

    def test_every_kind_of_layer_has_a_function_with_all_its_settings(self):
        with self.assertRaises(IllegalArgumentException) as unknown:
            Network((1, 8, 8), layers.Layer("NoSuchLayer"))
        known = re.search(r"known are \[(.*)\]", str(unknown.exception)).group(1).split(", ")

        required = {"out_channels": 4, "kernel_size": 3, "out_features": 4, "size": 2}
        required |= {"groups": 2, "stride": 2}
        made = {}
        for name, function in vars(layers).items():
            own = inspect.isfunction(function) and function.__module__ == layers.__name__
            if not own or name.startswith("_") or name == "numbered":
                continue
            parameters = inspect.signature(function).parameters.values()
            if any(p.kind is p.VAR_POSITIONAL for p in parameters):
                layer = function(relu().named("a"), relu().named("b"))
            else:
                layer = function(
                    *(required[p.name] for p in parameters if p.default is inspect.Parameter.empty)
                )
            made[layer.form["type"]] = layer
        self.assertEqual(set(made), set(known))

        for kind, layer in made.items():
            self.assertEqual(self.settings(kind), set(layer.form) - {"type"} | self.unset(kind))
            vector = kind in ("Linear", "Softmax")
            before = [flatten()] if vector else []
            Network((4, 8, 8), *before, layer)

    def settings(self, kind):
        """Returns the components of Java's record; constants have none."""
        try:
            java = self.java.network
            name = {"LeakyReLU": "LeakyRelu", "ELU": "Elu"}.get(kind, kind)
            return {c.getName() for c in self.component_class(java, name).getRecordComponents()}
        except TypeError:
            return set()

    def component_class(self, java, name):
        loader = session().sparkContext._jvm.java.lang.Thread.currentThread()
        try:
            return loader.getContextClassLoader().loadClass(f"org.sparkcnn.network.{name}")
        except Exception:
            raise TypeError(name) from None

    def unset(self, kind):
        """Returns the settings that are left out where nobody says them."""
        weights = {"inChannels", "initializer"}
        return {
            "Conv2d": weights,
            "ConvTranspose2d": weights,
            "Linear": {"inFeatures", "initializer", "biasInitializer"},
            "MaxPool2d": {"stride"},
            "AvgPool2d": {"stride"},
            "Residual": {"activation"},
        }.get(kind, set())

    def test_every_preset_has_a_function(self):
        self.assertEqual(
            [name for name in networks.names() if not callable(getattr(networks, name, None))], []
        )
        network = networks.resnet18((3, 64, 64), 7)
        self.assertEqual(network.output, (7,))
        self.assertEqual(network, networks.by_name("resnet18", (3, 64, 64), 7))
        with self.assertRaisesRegex(IllegalArgumentException, "no network is named 'resnet19'"):
            networks.by_name("resnet19", (3, 64, 64), 7)


if __name__ == "__main__":
    unittest.main()
