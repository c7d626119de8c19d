// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/payments/querybar.h"

#include "base/timezones.h"
#include "ui/forms/payments/filterchips.h"
#include "ui/forms/payments/filtermenu.h"
#include "ui/text/moneytext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

namespace pos::ui {

namespace {

constexpr int PauseMs = 200;
constexpr int LongestSearch = 10'000;

}

QueryBar::QueryBar(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_pause(new QTimer(this))
{
    build();
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMs);
    connect(m_pause, &QTimer::timeout, this, &QueryBar::understand);
    connect(m_box, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_box, &SearchBox::queryChanged, this, &QueryBar::complete);
    connect(m_box, &SearchBox::hitChosen, this, &QueryBar::takeCompletion);
    connect(m_box, &SearchBox::submitted, this, [this] {
        m_box->closeHits();
        understand();
        Q_EMIT submitted();
    });
    connect(m_chips, &FilterChips::removeRequested, this, [this](const SearchTerm &term) {
        setText(withoutTerm(text(), term));
        m_box->setFocus(Qt::OtherFocusReason);
    });
    connect(m_clearButton, &QPushButton::clicked, this, [this] {
        setText({});
        m_box->setFocus(Qt::OtherFocusReason);
    });
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        fillFilterMenu(
            *m_menu, vocabulary(), [this](const QString &term) { setText(withTerm(text(), term)); },
            [this](const QString &operatorText) {
                m_box->setText(withTerm(text(), operatorText));
                m_box->setFocus(Qt::OtherFocusReason);
            });
    });
    understand();
}

void QueryBar::build()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(space::S);
    m_searchRow = new QHBoxLayout;
    m_searchRow->setSpacing(space::S);
    m_box = new SearchBox(QStringLiteral("search"), this);
    m_box->setObjectName(QStringLiteral("paymentSearchEdit"));
    m_box->setAccessibleName(tr("Search payments"));
    m_box->setPlaceholderText(tr("Order, customer, amount, date, status:declined ...  ( / )"));
    m_box->setToolTip(tr("Order or payment id, customer, e-mail, phone, last four, description; >100, 120..130; today, last week;\n"
                         "status: is: date: amount: method: customer: operator: register: currency: country:\n"
                         "A minus in front excludes, quotes mean exactly that."));
    m_box->setClearButtonEnabled(true);
    m_box->setMaxLength(LongestSearch);
    m_searchRow->addWidget(m_box, 1);
    m_filterButton = new QPushButton(icon(QStringLiteral("plus")), tr("Filter"), this);
    m_filterButton->setObjectName(QStringLiteral("addFilterButton"));
    m_filterButton->setToolTip(tr("Add a condition (F)"));
    m_menu = new QMenu(m_filterButton);
    m_menu->setObjectName(QStringLiteral("filterMenu"));
    connect(m_filterButton, &QPushButton::clicked, this, &QueryBar::openFilterMenu);
    m_searchRow->addWidget(m_filterButton);
    rows->addLayout(m_searchRow);

    m_chipsRow = new QHBoxLayout;
    m_chipsRow->setSpacing(space::S);
    m_everything = new QLabel(tr("All payments"), this);
    m_everything->setObjectName(QStringLiteral("noConditionsLabel"));
    setLook(m_everything, "caption");
    m_everything->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_chips = new FilterChips(this);
    m_clearButton = new QPushButton(tr("Clear all"), this);
    m_clearButton->setObjectName(QStringLiteral("clearFiltersButton"));
    setLook(m_clearButton, "link");
    m_chipsRow->addWidget(m_everything);
    m_chipsRow->addWidget(m_chips, 1);
    m_chipsRow->addWidget(m_clearButton);
    rows->addLayout(m_chipsRow);
}

void QueryBar::applySettings(const Settings &settings)
{
    m_words = SearchVocabulary::of(settings);
    if (const QTimeZone zone = findTimeZone(settings.timeZone); zone.isValid())
        m_zone = zone;
    understand();
}

QString QueryBar::text() const
{
    return m_box->text();
}

void QueryBar::setText(const QString &text)
{
    m_box->setText(text);
    m_box->closeHits();
    understand();
}

void QueryBar::understand()
{
    m_pause->stop();
    const QLocale locale;
    PaymentSearch search = parsePaymentSearch(text(), {.nowMs = m_clock.nowMs(),
                                                       .zone = m_zone,
                                                       .weekStart = locale.firstDayOfWeek(),
                                                       .numbers = numberFormat(locale)});
    const bool changed = search.filter != m_search.filter || text() != m_understood;
    m_search = std::move(search);
    m_understood = text();
    m_chips->setTerms(m_search.terms, m_zone);
    m_chips->setVisible(!m_search.terms.isEmpty());
    m_everything->setVisible(m_search.terms.isEmpty());
    m_clearButton->setVisible(!m_search.terms.isEmpty());
    if (changed)
        Q_EMIT queryChanged();
}

SearchVocabulary QueryBar::vocabulary() const
{
    SearchVocabulary words = m_words;
    if (m_teach)
        m_teach(words);
    return words;
}

void QueryBar::complete()
{
    m_box->showHits(completionFor(text(), m_box->cursorPosition(), vocabulary()).hits);
}

void QueryBar::takeCompletion(const QString &replacement)
{
    const SearchCompletion piece = completionFor(text(), m_box->cursorPosition(), {});
    QString line = text();
    line.replace(piece.begin, piece.length, replacement);
    m_box->setText(line);
    m_box->setCursorPosition(int(piece.begin + replacement.size()));
    if (replacement.endsWith(u':'))
        complete(); // now its values
    else
        understand();
}

void QueryBar::focusSearch()
{
    m_box->setFocus(Qt::ShortcutFocusReason);
    m_box->selectAll();
}

bool QueryBar::searchHasFocus() const
{
    return window()->focusWidget() == m_box; // also before the window is active
}

bool QueryBar::escape()
{
    if (m_box->isOpen())
        m_box->closeHits();
    else if (!m_box->text().isEmpty())
        setText({});
    else
        return false;
    return true;
}

void QueryBar::openFilterMenu()
{
    m_menu->popup(m_filterButton->mapToGlobal(QPoint(0, m_filterButton->height())));
}

}
