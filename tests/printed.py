"""What several tests of printed pictures use: where their texts stand."""

from matplotlib.text import Text

from backproplab.diagrams.layout import Box


def extent(text, scale):
    """The box that a text of a figure takes, measured from the left upper corner."""
    edges, height = text.get_window_extent(), text.figure.bbox.height
    left, right = edges.x0 / scale, edges.x1 / scale
    return Box(left, (height - edges.y1) / scale, right, (height - edges.y0) / scale)


def texts_with_boxes(figure, width):
    """Every text of a figure that is so wide, with the box that it takes."""
    scale = figure.bbox.width / width
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    return [(text.get_text(), extent(text, scale)) for text in texts]
