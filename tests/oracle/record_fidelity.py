#!/usr/bin/env python3
"""Records MSE, PSNR and SSIM of pictures made by a formula, as NumPy and scikit-image have them.

    python3 tests/oracle/record_fidelity.py > tests/core/data/fidelity.csv

Needs python3-numpy and python3-skimage. The test makes the same pictures by the same formula.
"""
import numpy as np
from skimage.metrics import mean_squared_error, peak_signal_noise_ratio, structural_similarity


def picture(channels, rows, columns):
    c, r, k = np.meshgrid(np.arange(channels), np.arange(rows), np.arange(columns), indexing="ij")
    return ((r * 7 + k * 13 + c * 29 + r * k * 3) % 256).astype(np.float64)


def changed(original, kind):
    c, r, k = np.meshgrid(*(np.arange(n) for n in original.shape), indexing="ij")
    if kind == "same":
        return original.copy()
    if kind == "darker":
        return original * 0.75
    if kind == "noisy":
        return original + (r * 31 + k * 17 + c * 5) % 23 - 11
    if kind == "signed":
        return original - 255 + (r + k) % 3 * 0.5
    raise ValueError(kind)


def one(x, y):
    ssim = ""
    if min(x.shape) >= 11:
        ssim = repr(float(structural_similarity(
            x, y, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255)))
    with np.errstate(divide="ignore"):
        psnr = float(peak_signal_noise_ratio(y, x, data_range=255))
    return [repr(float(mean_squared_error(y, x))), repr(psnr), ssim]


def main():
    print("kind,channels,rows,columns,channel,mse,psnr,ssim")
    sizes = [(1, 11, 11), (1, 64, 48), (1, 10, 40), (1, 40, 10), (1, 1, 1), (3, 33, 57), (1, 12, 200)]
    for channels, rows, columns in sizes:
        for kind in ("same", "darker", "noisy", "signed"):
            original = picture(channels, rows, columns)
            other = changed(original, kind)
            for channel in range(channels):
                values = one(other[channel], original[channel])
                print(",".join([kind, str(channels), str(rows), str(columns), str(channel), *values]))
            with np.errstate(divide="ignore"):
                mse = mean_squared_error(original, other)
                psnr = peak_signal_noise_ratio(original, other, data_range=255)
            ssim = ""
            if min(rows, columns) >= 11:
                ssim = repr(float(structural_similarity(
                    other, original, gaussian_weights=True, sigma=1.5, use_sample_covariance=False,
                    data_range=255, channel_axis=0)))
            print(",".join([kind, str(channels), str(rows), str(columns), "all",
                            repr(float(mse)), repr(float(psnr)), ssim]))


if __name__ == "__main__":
    main()
