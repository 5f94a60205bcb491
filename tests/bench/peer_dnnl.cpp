#include "tests/bench/peers.h"

#include <dnnl.hpp>
#include <memory>
#include <omp.h>

namespace bench {
namespace {

using Memory = dnnl::memory;
using Tag = Memory::format_tag;

Memory::desc describe(const Memory::dims& sizes, Tag tag) {
    return {sizes, Memory::data_type::f32, tag};
}

/// A primitive in the layouts that it chose, and what it takes to come from planes and go back.
struct Prepared {
    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream stream{engine};
    Memory input, output;        // as planes
    Memory bank;                 // as planes
    Memory ownInput, ownOutput;  // as it likes them
    Memory ownBank;
    dnnl::primitive primitive;

    void reorder(Memory& from, Memory& to) { dnnl::reorder(from, to).execute(stream, from, to); }

    void compute() {
        primitive.execute(
            stream,
            {{DNNL_ARG_SRC, ownInput}, {DNNL_ARG_WEIGHTS, ownBank}, {DNNL_ARG_DST, ownOutput}});
        stream.wait();
    }
};

template <class Description, class Primitive>
void choose(Prepared& prepared, const Description& description) {
    const typename Primitive::primitive_desc chosen(description, prepared.engine);
    prepared.ownInput = Memory(chosen.src_desc(), prepared.engine);
    prepared.ownBank = Memory(chosen.weights_desc(), prepared.engine);
    prepared.ownOutput = Memory(chosen.dst_desc(), prepared.engine);
    prepared.primitive = Primitive(chosen);
}

std::shared_ptr<Prepared> prepare(const ConvolutionCase& subject, const CaseData& data) {
    auto prepared = std::make_shared<Prepared>();
    const auto& rows = subject.geometry.rows;
    const auto& columns = subject.geometry.columns;
    const Memory::dims input{subject.batch, subject.inputPlanes(), subject.inputRows(),
                             subject.inputColumns()};
    const Memory::dims output{subject.batch, subject.outputPlanes(), subject.outputRows(),
                              subject.outputColumns()};
    const Memory::dims bank{subject.outputPlanes(), subject.inputPlanes(), rows.kernel,
                            columns.kernel};
    const Memory::dims stride{rows.stride, columns.stride};
    const Memory::dims before{rows.paddingBefore, columns.paddingBefore};
    const Memory::dims after{rows.paddingAfter, columns.paddingAfter};
    const auto any = [&](const Memory::dims& sizes) { return describe(sizes, Tag::any); };
    using dnnl::algorithm;
    constexpr auto kForward = dnnl::prop_kind::forward_inference;
    if (subject.transposed) {
        choose<dnnl::deconvolution_forward::desc, dnnl::deconvolution_forward>(
            *prepared, {kForward, algorithm::deconvolution_direct, any(input), any(bank),
                        any(output), stride, before, after});
    } else {
        choose<dnnl::convolution_forward::desc, dnnl::convolution_forward>(
            *prepared, {kForward, algorithm::convolution_direct, any(input), any(bank), any(output),
                        stride, before, after});
    }
    // It only reads what it is given here.
    prepared->input =
        Memory(describe(input, Tag::nchw), prepared->engine, const_cast<float*>(data.input.data()));
    prepared->bank = Memory(describe(bank, subject.transposed ? Tag::iohw : Tag::oihw),
                            prepared->engine, const_cast<float*>(data.bank.data()));
    prepared->output = Memory(describe(output, Tag::nchw), prepared->engine);
    return prepared;
}

}  // namespace

void addDnnl(Workload& workload, const ConvolutionCase& subject, const CaseData& data,
             unsigned threads) {
    const auto prepared = prepare(subject, data);
    prepared->reorder(prepared->bank, prepared->ownBank);
    prepared->reorder(prepared->input, prepared->ownInput);
    prepared->stream.wait();
    workload.contenders.push_back(
        {"oneDNN from and to planes", Kind::Peer,
         [=] {
             omp_set_num_threads(static_cast<int>(threads));
             prepared->reorder(prepared->input, prepared->ownInput);
             prepared->compute();
             prepared->reorder(prepared->ownOutput, prepared->output);
             prepared->stream.wait();
         },
         [=] { return static_cast<const float*>(prepared->output.get_data_handle()); }});
    workload.contenders.push_back({"oneDNN's core alone", Kind::Peer, [=] {
                                       omp_set_num_threads(static_cast<int>(threads));
                                       prepared->compute();
                                   }});
}

}  // namespace bench
