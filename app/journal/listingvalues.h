// SPDX-FileCopyrightText: 2026 The Mostrador authors
// SPDX-License-Identifier: Apache-2.0
//
// One payment as the numbers and folded texts of its row in `listing`. The codes
// are written into files: they never change. Pure.
#pragma once

#include "domain/attempt.h"

#include <QStringList>

#include <array>
#include <optional>

namespace pos::listing {

/// list_text.kind.
enum class Text { Operator = 1, Method = 2, Kind = 3, Person = 4, Note = 5, Register = 6, Status = 7, Brand = 8 };

/// Columns that hold texts, in the order of Face::texts.
enum TextColumn { StatusText, RegisterText, OperatorText, KindText, MethodText, CustomerText, PayerText, NoteText, BrandText, TextCount };
inline constexpr std::array<Text, TextCount> TextKinds{Text::Status, Text::Register, Text::Operator, Text::Kind,
                                                      Text::Method, Text::Person,   Text::Person,   Text::Note,     Text::Brand};

enum Flag { Released = 1, LateMoney = 2 };

/// What a row is made of.
struct Source
{
    AttemptState state = AttemptState::Recorded;
    Money asked;
    QString orderId, operatorName, methodId, methodLabel, description, saleCustomer;
    QString status, subStatus;
    bool released = false, lateMoney = false;
    std::optional<Payment> payment;
};

struct Face
{
    qint64 state = 0, flags = 0, currency = 0, country = 0, amount = 0, asked = 0, taken = 0, refunded = 0;
    std::array<QString, TextCount> texts; ///< folded; null = none
    QStringList references;               ///< folded, sorted, unique
};

Source sourceOf(const Attempt &attempt, const QString &saleCustomer);
Face faceOf(const Source &source);

int stateCode(AttemptState state);
std::optional<AttemptState> stateOfCode(qint64 code);
/// "BRL", "BR" as a number; 0 for anything but two or three capital letters.
qint64 lettersCode(const QString &letters);
QString lettersOfCode(qint64 code);
/// A method's folded label without the digits, dots and blanks it ends in; one of these has BrandTail in their place.
QString brandOf(const QString &foldedLabel);
/// Can brands alone tell which labels contain, or are, this folded text?
bool isOfBrand(const QString &folded);
inline constexpr QChar BrandTail = u'\u2022';
/// The sort value of an amount: thousandths of a major unit, within what can be multiplied.
qint64 amountCode(Money amount);

}
