// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// The shop's articles: what there is, a list from a file, the list into a file.
// A file with a mistake changes nothing; each mistake is named with its line.
// ui thread.
#pragma once

#include "ui/forms/articles/articlefile.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace pos::ui {

class Articles;
class Dialogs;
class MessageBar;
class SettingsController;

class ArticlesSection final : public QWidget
{
    Q_OBJECT
public:
    ArticlesSection(Articles &articles, SettingsController &controller, Dialogs &dialogs, QWidget *parent = nullptr);

private:
    QPushButton *button(const char *name, const QString &text, void (ArticlesSection::*run)());
    void importList();
    void saveList();
    void removeList();
    void take(const QString &path);
    void refresh();

    Articles &m_articles;
    SettingsController &m_controller;
    Dialogs &m_dialogs;
    QLabel *m_present;
    MessageBar *m_message;
    QLabel *m_problems;
    QPushButton *m_remove = nullptr;
};

}
