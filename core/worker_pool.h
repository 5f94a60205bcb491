#pragma once

#include "core/array.h"
#include "core/control.h"

#include <functional>

namespace core {

/// How many threads a piece of work may use: control.threads, or one for each core where it is 0,
/// and never more than the pool holds.
unsigned threadCount(const Control& control);

/// Calls work(0), …, work(count − 1), each once, on the calling thread and on as many of the
/// process's workers as control.threads allows. Between calls it looks at control.stop and reports
/// progress, one report at a time. Throws Cancelled when asked to stop, or the first exception that
/// `work` threw, and then leaves the remaining calls out; it never returns before every call that
/// was begun has ended. May be used from several threads at once and from within `work`.
void forEach(Index count, const Control& control, const std::function<void(Index)>& work);

/// The same for work that needs memory of its own on each thread: it is told which of
/// 0, …, workerCount(count, control) − 1 it is called as, and is never called twice at a time as
/// the same one. So the memory of all can be taken beforehand, whichever of them come to take part.
void forEach(Index count, const Control& control,
             const std::function<void(Index task, Index worker)>& work);
Index workerCount(Index count, const Control& control);

/// Keeps OpenBLAS to the calling thread, so that the workers above are all the threads there are.
/// To be called before the first dense product; cheap when repeated.
void keepBlasToOneThread();

}  // namespace core
