// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// Search line, filter menu and the chips of what was understood. The text is the
// query: chips and menu only write into it. Emits queryChanged() when the text
// changed or means something else, a moment after the last key. Ui thread.
#pragma once

#include "base/clock.h"
#include "ui/forms/payments/searchvocabulary.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QTimer;

namespace pos::ui {

class FilterChips;

class QueryBar final : public QWidget
{
    Q_OBJECT
public:
    explicit QueryBar(const Clock &clock, QWidget *parent = nullptr);

    void applySettings(const Settings &settings);
    /// Gathers names that payments bear, each time the menu or a completion needs them.
    void setTeacher(std::function<void(SearchVocabulary &)> teach) { m_teach = std::move(teach); }

    QString text() const;
    /// Takes effect at once.
    void setText(const QString &text);
    const PaymentSearch &search() const noexcept { return m_search; }
    /// Midnight may have passed: what "today" means is looked up again.
    void refreshDates() { understand(); }

    void focusSearch();
    bool searchHasFocus() const;
    /// Closes the list of completions, else empties the line; false when there was nothing to do.
    bool escape();
    void openFilterMenu();
    /// For what the page adds at the right of the search line, and of the chips.
    QHBoxLayout *searchRow() const noexcept { return m_searchRow; }
    QHBoxLayout *chipsRow() const noexcept { return m_chipsRow; }

Q_SIGNALS:
    void queryChanged();
    void submitted(); ///< Return: whoever shows the results may take the focus

private:
    void build();
    void understand();
    void complete();
    void takeCompletion(const QString &replacement);
    SearchVocabulary vocabulary() const;

    const Clock &m_clock;
    SearchVocabulary m_words;
    std::function<void(SearchVocabulary &)> m_teach;
    QTimeZone m_zone = QTimeZone::utc();
    PaymentSearch m_search;
    QString m_understood;
    SearchBox *m_box = nullptr;
    FilterChips *m_chips = nullptr;
    QLabel *m_everything = nullptr;
    QPushButton *m_filterButton = nullptr;
    QPushButton *m_clearButton = nullptr;
    QMenu *m_menu = nullptr;
    QHBoxLayout *m_searchRow = nullptr;
    QHBoxLayout *m_chipsRow = nullptr;
    QTimer *m_pause;
};

}
