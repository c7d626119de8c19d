// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Named searches: those that come with Mostrador and the person's own, which are
// remembered. A view is the text of a search and nothing else, so "today" stays
// today. Ui thread.
#pragma once

#include "ports/preferencestore.h"

#include <QCoreApplication>
#include <QList>

namespace pos::ui {

struct SavedView
{
    QString name;
    QString search;
    bool isOwn = false;

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

class SavedViews
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::SavedViews)
public:
    static constexpr int LongestName = 40;
    static constexpr int MostOwn = 50;

    /// `store` must outlive it.
    explicit SavedViews(PreferenceStore &store);

    /// All, the shipped ones, then the person's own.
    const QList<SavedView> &all() const noexcept { return m_views; }
    /// The view that asks for exactly this; -1 = none.
    int indexOf(const QString &search) const;
    bool canAdd() const;

    enum class NameProblem { None, Empty, Taken };
    /// For a new view, or for the one at `renamed`.
    NameProblem check(const QString &name, int renamed = -1) const;
    /// The name must have passed check(). An error means: in use, but not on disk.
    Result<void> add(const QString &name, const QString &search);
    Result<void> rename(int index, const QString &name);
    Result<void> remove(int index);

private:
    Result<void> save();

    PreferenceStore &m_store;
    QList<SavedView> m_views;
};

}
