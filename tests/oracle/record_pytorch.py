#!/usr/bin/env python3
"""Records what PyTorch computes for random geometries.

    python3 tests/oracle/record_pytorch.py > tests/oracle/data/pytorch.txt

Needs python3-torch. One case a line, its parts set apart by " ; ":
  conv or transpose, the geometry in the project's notation, filters and channels within a group,
  and the entries of input, kernels and result, laid flat.
All numbers are whole, so that results are exact. Asymmetric padding, which PyTorch's layers lack, is
padding before a convolution without any, and for the transposed one the gradient of that.
"""
import random

import torch
import torch.nn.functional as F

CASES = 400


def extent(axis):
    return axis["d"] * (axis["k"] - 1) + 1


def random_axis(asymmetric):
    while True:
        axis = {"k": random.randint(1, 4), "s": random.randint(1, 4),
                "d": random.choice([1, 1, 2, 3])}
        before = random.randint(0, 3)
        axis["p"] = (before, random.randint(0, 3) if asymmetric else before)
        axis["o"] = random.randint(1, 5)
        axis["a"] = random.randint(0, max(axis["s"], axis["d"]) - 1)
        axis["i"] = (axis["o"] - 1) * axis["s"] + extent(axis) - sum(axis["p"]) + axis["a"]
        if axis["i"] >= 1:
            return axis


def notation(rows, columns, groups):
    p = f"{rows['p'][0]},{columns['p'][0]},{rows['p'][1]},{columns['p'][1]}"
    pair = lambda key: f"{rows[key]},{columns[key]}"
    return (f"i{rows['i']}x{columns['i']} k{rows['k']}x{columns['k']} s{pair('s')} p{p} "
            f"d{pair('d')} op{pair('a')} g{groups}")


def convolved(x, kernels, rows, columns, groups):
    padded = F.pad(x, (*columns["p"], *rows["p"]))
    return F.conv2d(padded, kernels, stride=(rows["s"], columns["s"]),
                    dilation=(rows["d"], columns["d"]), groups=groups)


def direct(x, kernels, rows, columns, groups, asymmetric):
    # What the strides leave over is not looked at; where a is the stride or more, PyTorch would take
    # further steps, so the rest is cut off first.
    y = convolved(x, kernels, rows, columns, groups)[..., : rows["o"], : columns["o"]]
    if not asymmetric and rows["a"] < rows["s"] and columns["a"] < columns["s"]:
        layer = F.conv2d(x, kernels, stride=(rows["s"], columns["s"]),
                         padding=(rows["p"][0], columns["p"][0]),
                         dilation=(rows["d"], columns["d"]), groups=groups)
        assert torch.equal(layer, y)
    return y


def transposed(y, kernels, rows, columns, groups, asymmetric):
    if not asymmetric:
        return F.conv_transpose2d(y, kernels, stride=(rows["s"], columns["s"]),
                                  padding=(rows["p"][0], columns["p"][0]),
                                  output_padding=(rows["a"], columns["a"]), groups=groups,
                                  dilation=(rows["d"], columns["d"]))
    channels = kernels.shape[1] * groups
    x = torch.zeros(1, channels, rows["i"], columns["i"], dtype=torch.float64, requires_grad=True)
    direct(x, kernels, rows, columns, groups, True).backward(y)
    return x.grad


def whole_numbers(*shape):
    return torch.randint(-9, 10, shape).double()


def flat(tensor):
    return " ".join(str(int(value)) for value in tensor.flatten().tolist())


def record(n):
    asymmetric = n % 4 == 3
    rows, columns = random_axis(asymmetric), random_axis(asymmetric)
    groups = random.choice([1, 1, 2, 3])
    filters = groups * random.randint(1, 2)
    depth = random.randint(1, 2)
    kernels = whole_numbers(filters, depth, rows["k"], columns["k"])
    if n % 2 == 0:
        values = whole_numbers(1, depth * groups, rows["i"], columns["i"])
        result = direct(values, kernels, rows, columns, groups, asymmetric)
        name = "conv"
    else:
        values = whole_numbers(1, filters, rows["o"], columns["o"])
        result = transposed(values, kernels, rows, columns, groups, asymmetric)
        name = "transpose"
        assert result.shape[2:] == (rows["i"], columns["i"])
    return " ; ".join([name, notation(rows, columns, groups), f"{filters} {depth}", flat(values),
                       flat(kernels), flat(result)])


def main():
    random.seed(1603)
    torch.manual_seed(7285)
    print(f"# PyTorch {torch.__version__}, by record_pytorch.py")
    for n in range(CASES):
        print(record(n))


main()
