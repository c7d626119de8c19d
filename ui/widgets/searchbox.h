// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One line to scan or search in, with a list of hits under it. The owner
// answers queryChanged() with showHits(). Up and Down walk the list, Return
// takes the marked hit (hitChosen) or, when none was walked to, hands over the
// text (submitted): a scanner is faster than any list. Esc closes the list,
// then empties the line.
#pragma once

#include <QLineEdit>
#include <QList>

class QFrame;
class QLabel;
class QListView;
class QStandardItemModel;
class QTimer;

namespace pos::ui {

struct SearchHit
{
    QString id;
    QString title;
    QString subtitle;
    QString trailing; ///< right-aligned, for example a price
    bool enabled = true;
};

class SearchBox : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchBox(const QString &iconName = QStringLiteral("search"), QWidget *parent = nullptr);
    ~SearchBox() override;

    /// Pause after the last key before queryChanged(); 0 = at once.
    void setDebounce(int milliseconds);
    /// `emptyText` is shown when there is no hit; empty closes the list instead.
    void showHits(const QList<SearchHit> &hits, const QString &emptyText = {});
    void closeHits();
    bool isOpen() const;
    int hitCount() const;

Q_SIGNALS:
    void queryChanged(const QString &text);
    void hitChosen(const QString &id);
    void submitted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void ensurePopup();
    void place();
    void walk(int step);
    void choose(int row);

    QFrame *m_popup = nullptr;
    QListView *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QStandardItemModel *m_model;
    QTimer *m_pause;
    bool m_walked = false;
};

}
