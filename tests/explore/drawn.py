"""What several tests of explorers use: the texts of pictures, and an own layer."""

from xml.etree import ElementTree as ET

from backproplab.layers import Activation

TEXT = "{http://www.w3.org/2000/svg}text"


class Bent(Activation):
    """A layer of a learner's own."""

    def forward(self, z):
        return z * z, z

    def backward(self, dL_da, z):
        return 2 * z * dL_da, {}


def texts(*pictures):
    """All texts of some SVG pictures, in their order."""
    drawn = (text for svg in pictures for text in ET.fromstring(svg).iter(TEXT))
    return ["".join(text.itertext()) for text in drawn]
