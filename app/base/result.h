// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Result<T>: a value or an Error, the return type of everything that can fail
// for reasons outside the program (input, disk, network, keychain, clock).
// Members are named as in std::expected, which GCC 12 and clang 14 do not have
// in C++20 mode; this becomes an alias when they do.
#pragma once

#include "base/error.h"

#include <QtGlobal>

#include <type_traits>
#include <utility>
#include <variant>

namespace pos {

template <typename E> class Unexpected
{
public:
    explicit Unexpected(E error) : m_error(std::move(error)) {}
    const E &error() const & { return m_error; }
    E &&error() && { return std::move(m_error); }

private:
    E m_error;
};

template <typename T, typename E> class [[nodiscard]] Expected
{
    using Stored = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

public:
    using value_type = T;
    using error_type = E;

    Expected() requires std::is_void_v<T> : m_data(std::in_place_index<0>) {}

    template <typename U = Stored>
        requires(!std::is_void_v<T> && std::is_constructible_v<Stored, U &&> &&
                 !std::is_same_v<std::remove_cvref_t<U>, Expected>)
    Expected(U &&value) : m_data(std::in_place_index<0>, std::forward<U>(value)) // NOLINT: implicit, as in std::expected
    {
    }

    template <typename F>
        requires std::is_constructible_v<E, F>
    Expected(Unexpected<F> unexpected) // NOLINT: implicit, as in std::expected
        : m_data(std::in_place_index<1>, std::move(unexpected).error())
    {
    }

    bool has_value() const noexcept { return m_data.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    const Stored &value() const & requires(!std::is_void_v<T>)
    {
        Q_ASSERT(has_value());
        return *std::get_if<0>(&m_data);
    }
    Stored &value() & requires(!std::is_void_v<T>)
    {
        Q_ASSERT(has_value());
        return *std::get_if<0>(&m_data);
    }
    Stored &&value() && requires(!std::is_void_v<T>)
    {
        Q_ASSERT(has_value());
        return std::move(*std::get_if<0>(&m_data));
    }
    const Stored &operator*() const & requires(!std::is_void_v<T>) { return value(); }
    Stored &operator*() & requires(!std::is_void_v<T>) { return value(); }
    Stored &&operator*() && requires(!std::is_void_v<T>) { return std::move(*this).value(); }
    const Stored *operator->() const requires(!std::is_void_v<T>) { return &value(); }
    Stored *operator->() requires(!std::is_void_v<T>) { return &value(); }

    const E &error() const &
    {
        Q_ASSERT(!has_value());
        return *std::get_if<1>(&m_data);
    }
    E &&error() &&
    {
        Q_ASSERT(!has_value());
        return std::move(*std::get_if<1>(&m_data));
    }

    template <typename U> Stored value_or(U &&fallback) const requires(!std::is_void_v<T>)
    {
        return has_value() ? value() : static_cast<Stored>(std::forward<U>(fallback));
    }

    /// f(value) -> Expected<U, E>; skipped on error.
    template <typename F> auto and_then(F &&f) const
    {
        if constexpr (std::is_void_v<T>) {
            using R = std::invoke_result_t<F>;
            return has_value() ? std::forward<F>(f)() : R(Unexpected<E>(error()));
        } else {
            using R = std::invoke_result_t<F, const Stored &>;
            return has_value() ? std::forward<F>(f)(value()) : R(Unexpected<E>(error()));
        }
    }

    /// f(value) -> U; skipped on error.
    template <typename F> auto transform(F &&f) const requires(!std::is_void_v<T>)
    {
        using U = std::invoke_result_t<F, const Stored &>;
        if (!has_value())
            return Expected<U, E>(Unexpected<E>(error()));
        if constexpr (std::is_void_v<U>) {
            std::forward<F>(f)(value());
            return Expected<U, E>();
        } else {
            return Expected<U, E>(std::forward<F>(f)(value()));
        }
    }

    /// f(error) -> G; skipped on success.
    template <typename F> auto transform_error(F &&f) const
    {
        using G = std::invoke_result_t<F, const E &>;
        if (!has_value())
            return Expected<T, G>(Unexpected<G>(std::forward<F>(f)(error())));
        if constexpr (std::is_void_v<T>)
            return Expected<T, G>();
        else
            return Expected<T, G>(value());
    }

    friend bool operator==(const Expected &, const Expected &) = default;

private:
    std::variant<Stored, E> m_data;
};

template <typename T> using Result = Expected<T, Error>;

/// return fail(ErrorKind::StorageFull, "journal.commit", ...);
[[nodiscard]] inline Unexpected<Error> fail(ErrorKind kind, QString detail = {})
{
    return Unexpected<Error>(Error{kind, {.detail = std::move(detail)}});
}
[[nodiscard]] inline Unexpected<Error> fail(Error error)
{
    return Unexpected<Error>(std::move(error));
}

}
