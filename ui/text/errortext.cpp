// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/text/errortext.h"

#include <QCoreApplication>

namespace pos::ui {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(pos::ui::ErrorText)
};

QString placeOf(const Error &error)
{
    return error.context.path.isEmpty() ? ErrorText::tr("the data folder") : error.context.path;
}

Sentence storageText(const Error &error)
{
    using T = ErrorText;
    const QString place = placeOf(error);
    switch (error.kind) {
    case ErrorKind::StorageFull:
        return {T::tr("The disk with %1 is full.").arg(place),
                T::tr("Free some space; nothing recorded was lost, and no payment starts until there is room.")};
    case ErrorKind::StorageReadOnly:
        return {T::tr("%1 cannot be written.").arg(place),
                T::tr("Give this user permission to write there, then start again.")};
    case ErrorKind::StorageLocked:
        if (!error.context.holder.isEmpty()) {
            return {T::tr("%1 has %2 open on this machine.").arg(error.context.holder, place),
                    T::tr("Only one user at a time can have the till: they have to close Mostrador in their session.")};
        }
        return {T::tr("%1 is in use by another program.").arg(place),
                T::tr("Close the other Mostrador window or the tool that has it open.")};
    case ErrorKind::StorageCorrupt:
        return {T::tr("%1 is damaged.").arg(place),
                T::tr("Do not delete it: restore a backup in Settings, or send a support bundle.")};
    case ErrorKind::StorageNewer:
        return {T::tr("%1 was written by a newer version of Mostrador.").arg(place),
                T::tr("Install that version again; this one leaves the file untouched.")};
    default: // NOLINT: the caller has sorted the kinds; the outer switch is the exhaustive one
        return {T::tr("%1 could not be written.").arg(place),
                T::tr("Check the disk; no payment starts while nothing can be recorded.")};
    }
}

}

Sentence errorText(const Error &error)
{
    using T = ErrorText;
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return {T::tr("Something in the form is not right."), T::tr("Check the marked field.")};
    case ErrorKind::Unauthenticated:
        return {T::tr("The keys of this till were refused."), T::tr("A manager must enter new keys in Settings.")};
    case ErrorKind::UnknownIpAddress:
        return {T::tr("The keys are right, but this till's internet address is not allowed."),
                T::tr("Add the address to the allow list in the Yuno dashboard.")};
    case ErrorKind::Forbidden:
        return {T::tr("The keys of this till do not include this product."),
                T::tr("A manager can switch it on in the Yuno dashboard.")};
    case ErrorKind::NotFound: return {T::tr("It was not found."), T::tr("Refresh and try again.")};
    case ErrorKind::Conflict:
        return {T::tr("That is not possible in the present state."), T::tr("Look at the payment first.")};
    case ErrorKind::RateLimited: return {T::tr("The gateway asks us to slow down."), T::tr("Wait a few seconds.")};
    case ErrorKind::Offline:
        return {T::tr("There is no connection to the gateway; nothing was sent."),
                T::tr("Check the network cable or Wi-Fi, then try again.")};
    case ErrorKind::TlsFailed:
        return {T::tr("The gateway could not prove who it is; nothing was sent."),
                T::tr("Check the clock of this computer, and ask whether a proxy is in between.")};
    case ErrorKind::TimedOut: return {T::tr("The gateway did not answer in time."), T::tr("We keep checking.")};
    case ErrorKind::ConnectionLost:
        return {T::tr("The connection broke before the answer arrived."), T::tr("We keep checking.")};
    case ErrorKind::ServerFault: return {T::tr("The gateway reports a fault of its own."), T::tr("We keep checking.")};
    case ErrorKind::RequestRefused:
        return {T::tr("The gateway refused the request."), T::tr("Correct the data; if it stays, call support.")};
    case ErrorKind::MalformedReply:
        return {T::tr("The gateway's answer could not be read."), T::tr("We keep checking.")};
    case ErrorKind::StorageFailed:
    case ErrorKind::StorageFull:
    case ErrorKind::StorageReadOnly:
    case ErrorKind::StorageLocked:
    case ErrorKind::StorageCorrupt:
    case ErrorKind::StorageNewer: return storageText(error);
    case ErrorKind::SecretUnavailable:
        return {T::tr("This computer's keychain is not available."),
                T::tr("Unlock it, or enter the keys again: they are kept for this session only.")};
    case ErrorKind::Cancelled: return {T::tr("It was cancelled."), {}};
    case ErrorKind::Internal:
        return {T::tr("Something went wrong inside Mostrador."), T::tr("Make a support bundle (About) and send it.")};
    }
    Q_UNREACHABLE();
}

}
