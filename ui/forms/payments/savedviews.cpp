// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/savedviews.h"

#include <QJsonArray>

namespace pos::ui {

namespace {

const QString StoreName = QStringLiteral("payments.views");

QString clean(const QString &name)
{
    return name.simplified().left(SavedViews::LongestName);
}

}

SavedViews::SavedViews(PreferenceStore &store)
    : m_store(store)
{
    m_views = {{tr("All"), QString()},
               {tr("Today"), QStringLiteral("today")},
               {tr("Needs attention"), QStringLiteral("is:attention")},
               {tr("Waiting"), QStringLiteral("status:waiting")},
               {tr("Declined today"), QStringLiteral("status:declined today")},
               {tr("Refunds"), QStringLiteral("is:refunded")},
               {tr("Authorised"), QStringLiteral("status:authorised")}};
    const QJsonArray own = store.preference(StoreName).value(QLatin1String("own")).toArray();
    for (const QJsonValue &value : own) {
        const SavedView view{clean(value[QLatin1String("name")].toString()), value[QLatin1String("search")].toString(), true};
        if (canAdd() && check(view.name) == NameProblem::None)
            m_views.append(view);
    }
}

int SavedViews::indexOf(const QString &search) const
{
    for (int i = 0; i < m_views.size(); ++i) {
        if (m_views[i].search == search.trimmed())
            return i;
    }
    return -1;
}

bool SavedViews::canAdd() const
{
    qsizetype own = 0;
    for (const SavedView &view : m_views)
        own += view.isOwn;
    return own < MostOwn;
}

SavedViews::NameProblem SavedViews::check(const QString &name, int renamed) const
{
    const QString wanted = clean(name);
    if (wanted.isEmpty())
        return NameProblem::Empty;
    for (int i = 0; i < m_views.size(); ++i) {
        if (i != renamed && m_views[i].name.compare(wanted, Qt::CaseInsensitive) == 0)
            return NameProblem::Taken;
    }
    return NameProblem::None;
}

Result<void> SavedViews::add(const QString &name, const QString &search)
{
    Q_ASSERT(check(name) == NameProblem::None);
    m_views.append({clean(name), search.trimmed(), true});
    return save();
}

Result<void> SavedViews::rename(int index, const QString &name)
{
    Q_ASSERT(m_views.value(index).isOwn && check(name, index) == NameProblem::None);
    m_views[index].name = clean(name);
    return save();
}

Result<void> SavedViews::remove(int index)
{
    Q_ASSERT(m_views.value(index).isOwn);
    m_views.removeAt(index);
    return save();
}

Result<void> SavedViews::save()
{
    QJsonArray own;
    for (const SavedView &view : std::as_const(m_views)) {
        if (view.isOwn)
            own.append(QJsonObject{{QStringLiteral("name"), view.name}, {QStringLiteral("search"), view.search}});
    }
    return m_store.setPreference(StoreName, {{QStringLiteral("own"), own}});
}

}
