#pragma once

#include "core/array.h"

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <tuple>
#include <utility>

namespace model {

/// A shared array of a known shape that is made when it is first looked at, by whoever looks. To
/// fill one of photo size takes longer than a frame: where a person asks for it, it is only said
/// what will be in it. Safe to look at from any thread; compared by identity.
template <class A>
class Later {
public:
    static constexpr std::size_t kDimensions = std::tuple_size_v<typename A::shape_type>;
    using Shape = std::array<core::Index, kDimensions>;

    Later() = default;
    Later(core::Shared<A> array) : there_(std::move(array)) {}
    /// `make` returns an array of that shape, always the same.
    Later(const Shape& shape, std::function<A()> make)
        : promised_(std::make_shared<Promised>(shape, std::move(make))) {}

    explicit operator bool() const { return there_ || promised_; }

    /// Nothing is made for these.
    core::Index size(std::size_t dimension) const {
        return there_ ? core::size(*there_, dimension) : promised_->shape[dimension];
    }
    Shape shape() const {
        Shape sizes;
        for (std::size_t n = 0; n < kDimensions; ++n)
            sizes[n] = size(n);
        return sizes;
    }
    core::Index cells() const {
        core::Index product = 1;
        for (const core::Index length : shape())
            product *= length;
        return product;
    }

    /// The same for copies of it, and for nothing else.
    const void* identity() const {
        return promised_ ? static_cast<const void*>(promised_.get()) : there_.get();
    }

    /// The array, or null where there is none. Throws what making it throws; it can be asked again.
    core::Shared<A> array() const { return promised_ ? promised_->array() : there_; }
    const A& operator*() const { return *array(); }

    friend bool operator==(const Later&, const Later&) = default;

private:
    struct Promised {
        Shape shape;
        std::mutex mutex;
        std::function<A()> make;  // none once it is made, with all that it held
        core::Shared<A> made;

        Promised(const Shape& sizes, std::function<A()> maker)
            : shape(sizes), make(std::move(maker)) {}

        core::Shared<A> array() {
            const std::lock_guard lock(mutex);
            if (make) {
                made = core::share(make());
                make = nullptr;
            }
            return made;
        }
    };

    core::Shared<A> there_;
    std::shared_ptr<Promised> promised_;
};

}  // namespace model
