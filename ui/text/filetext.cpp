// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/filetext.h"

#include "ui/text/errortext.h"

#include <QCoreApplication>
#include <QDir>

namespace pos::ui {

namespace {

struct FileText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::FileText)
};

}

Sentence fileErrorText(const Error &error)
{
    const QString place = QDir::toNativeSeparators(error.context.path);
    if (error.kind == ErrorKind::Cancelled)
        return {FileText::tr("Cancelled. No file was written."), {}};
    if (error.kind == ErrorKind::StorageFull)
        return {FileText::tr("There is no room for %1.").arg(place), FileText::tr("Free some space or choose another place. Nothing half-written was left.")};
    if (error.kind == ErrorKind::StorageReadOnly)
        return {FileText::tr("Nothing can be written where %1 should be.").arg(place), FileText::tr("Choose another folder.")};
    if (error.kind == ErrorKind::StorageFailed)
        return {FileText::tr("%1 could not be written.").arg(place), FileText::tr("Check that its folder is still there, or choose another one. Nothing half-written was left.")};
    if (error.kind == ErrorKind::NotFound)
        return {FileText::tr("%1 could not be read.").arg(place), FileText::tr("Check that it is still there, and that this user may read it.")};
    return errorText(error);
}

}
