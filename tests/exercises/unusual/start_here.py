"""Right answers in forms that nobody expects: notebook 00."""

import numpy as np

FUNCTIONS = {
    "prediction_error": [
        lambda prediction, target: -(target - prediction),
        lambda prediction, target: np.subtract(prediction, target)[None],
        lambda p, t: [
            [a - b for a, b in zip(*rows, strict=True)]
            for rows in zip(p, t, strict=True)
        ],
    ],
}

VALUES = {
    "measure_slope": [-2.6, -2.5988, np.float64(-2.6), np.array(-2.6), [-2.6]],
}
