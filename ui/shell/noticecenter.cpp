// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/noticecenter.h"

#include "base/log.h"
#include "ui/text/noticetext.h"

#include <QJsonObject>

#include <utility>

namespace pos::ui {

namespace {

constexpr int MostNotices = 200;
constexpr int MostTold = 3; ///< a night of disputes is one message, not fifty
const QString StoreName = QStringLiteral("notices");

}

NoticeCenter::NoticeCenter(Engine &engine, PreferenceStore *preferences, Notify notify, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_preferences(preferences)
    , m_notify(std::move(notify))
{
    if (m_preferences)
        m_quiet = m_preferences->preference(StoreName).value(QLatin1String("quiet")).toBool();
    connect(&engine, &Engine::noticesChanged, this, &NoticeCenter::load);
}

void NoticeCenter::setQuiet(bool quiet)
{
    if (std::exchange(m_quiet, quiet) == quiet || !m_preferences)
        return;
    if (const Result<void> kept = m_preferences->setPreference(StoreName, {{QStringLiteral("quiet"), quiet}}); !kept)
        log::warning("ui", "quiet mode not remembered", {{"error", describe(kept.error())}});
}

void NoticeCenter::load()
{
    if (std::exchange(m_loading, true)) {
        m_again = true;
        return;
    }
    m_engine.notices(MostNotices, this, [this](const Result<NoticeList> &list) {
        m_loading = false;
        if (list)
            take(*list);
        if (std::exchange(m_again, false))
            load();
    });
}

void NoticeCenter::take(const NoticeList &list)
{
    const qint64 newest = list.notices.isEmpty() ? 0 : list.notices.constFirst().sequence;
    QList<Notice> news;
    for (const Notice &notice : list.notices) {
        if (m_told >= 0 && notice.sequence > m_told && notice.sequence > list.seen)
            news.prepend(notice);
    }
    m_told = qMax(m_told, newest);
    const bool same = list == m_list;
    m_list = list;
    if (!same)
        Q_EMIT changed();
    if (m_quiet || !m_notify)
        return;
    if (news.size() > MostTold) {
        m_notify(tr("%n payment(s) changed", nullptr, int(news.size())), tr("Mostrador has the list."));
        return;
    }
    for (const Notice &notice : std::as_const(news)) {
        const Sentence words = noticeText(notice);
        m_notify(words.what, words.todo);
    }
}

void NoticeCenter::markSeen()
{
    if (!m_list.notices.isEmpty() && m_list.unseen() > 0)
        m_engine.markNoticesSeen(m_list.notices.constFirst().sequence);
}

} // namespace pos::ui
