#include "tests/bench/peers.h"

#include <memory>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace bench {
namespace {

/// filter2D with the kernel's first entry as its anchor, as a convolution without padding has it:
/// what it says of the last rows and columns is not looked at.
void filter(const cv::Mat& from, const cv::Mat& kernel, cv::Mat to) {
    cv::filter2D(from, to, CV_32F, kernel, cv::Point(0, 0), 0, cv::BORDER_CONSTANT);
}

cv::Mat turned(const cv::Mat& kernel) {
    cv::Mat result;
    cv::flip(kernel, result, -1);
    return result;
}

cv::Mat matOf(const float* data, core::Index rows, core::Index columns) {
    // OpenCV knows no array that is only read.
    return {static_cast<int>(rows), static_cast<int>(columns), CV_32F, const_cast<float*>(data)};
}

/// A plane with room for zeros around it, of which filter2D computes a transposed convolution.
struct Padded {
    cv::Mat all;
    cv::Mat inner;

    Padded(int rows, int columns, int border)
        : all(cv::Mat::zeros(rows + 2 * border, columns + 2 * border, CV_32F)),
          inner(all(cv::Rect(border, border, columns, rows))) {}
};

}  // namespace

void addOpenCv(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
               unsigned threads) {
    const auto& rows = subject.geometry.rows;
    const auto& columns = subject.geometry.columns;
    if (!subject.transposed || rows.stride != 1 || rows.paddingBefore != 0 || subject.filters != 1)
        return;
    const auto border = static_cast<int>(rows.kernel - 1);
    const auto height = static_cast<int>(subject.outputRows());
    const auto width = static_cast<int>(subject.outputColumns());
    std::vector<cv::Mat> kernels;
    for (core::Index f = 0; f < subject.channels; ++f)
        kernels.push_back(turned(matOf(data.bank.data() + f * rows.kernel * columns.kernel,
                                       rows.kernel, columns.kernel)));
    std::vector<Padded> padded;
    for (core::Index n = 0; n < subject.batch; ++n) {
        padded.emplace_back(static_cast<int>(subject.inputRows()),
                            static_cast<int>(subject.inputColumns()), border);
        matOf(data.input.data() + n * subject.inputRows() * subject.inputColumns(),
              subject.inputRows(), subject.inputColumns())
            .copyTo(padded.back().inner);
    }
    const auto result = std::make_shared<std::vector<float>>(workload.results);
    workload.contenders.push_back({"OpenCV filter2D", Kind::Peer,
                                   [=] {
                                       cv::setNumThreads(static_cast<int>(threads));
                                       float* to = result->data();
                                       for (const Padded& plane : padded) {
                                           for (const cv::Mat& kernel : kernels) {
                                               filter(plane.all(cv::Rect(0, 0, width, height)),
                                                      kernel, matOf(to, height, width));
                                               to += height * width;
                                           }
                                       }
                                   },
                                   [result] { return result->data(); }});
}

void addOpenCv(Workload& workload, const CycleData& data, unsigned threads) {
    const auto planes = static_cast<int>(core::size(data.picture, 0));
    const auto rows = static_cast<int>(core::size(data.picture, 1));
    const auto columns = static_cast<int>(core::size(data.picture, 2));
    std::vector<cv::Mat> kernels;
    for (const auto& kernel : data.layers) {
        kernels.push_back(matOf(kernel.data(), core::size(kernel, 0), core::size(kernel, 1)) /
                          core::magnitude(kernel));
    }
    const auto result = std::make_shared<std::vector<float>>(workload.results);
    const float* const picture = data.picture.data();
    workload.contenders.push_back(
        {"OpenCV filter2D", Kind::Peer,
         [=] {
             cv::setNumThreads(static_cast<int>(threads));
             for (int plane = 0; plane < planes; ++plane) {
                 cv::Mat step = matOf(picture + plane * rows * columns, rows, columns);
                 for (const cv::Mat& kernel : kernels) {
                     cv::Mat next(step.rows, step.cols, CV_32F);
                     filter(step, kernel, next);
                     step = next(
                         cv::Rect(0, 0, step.cols - kernel.cols + 1, step.rows - kernel.rows + 1));
                 }
                 for (auto kernel = kernels.rbegin(); kernel != kernels.rend(); ++kernel) {
                     const int border = kernel->cols - 1;
                     cv::Mat wide;
                     cv::copyMakeBorder(step, wide, border, border, border, border,
                                        cv::BORDER_CONSTANT | cv::BORDER_ISOLATED);
                     cv::Mat next(wide.rows, wide.cols, CV_32F);
                     filter(wide, turned(*kernel), next);
                     step = next(cv::Rect(0, 0, wide.cols - border, wide.rows - border));
                 }
                 step.copyTo(matOf(result->data() + plane * rows * columns, rows, columns));
             }
         },
         [result] { return result->data(); }});
}

}  // namespace bench
