import FreedomModel

/// The checks of one entity's figures in one edition against the rules that Freedom House says it
/// follows. What breaks a rule is told, and kept as published.
///
/// Made for the indicators that a file has, so that a record costs no more than the rules that can
/// apply to it.
struct RecordChecks {
  /// A status beside the figures it is made of, one or two.
  private struct StatusCheck {
    let status: IndicatorSlot
    let figures: [IndicatorSlot]
  }

  /// A rating beside the score it is made of.
  private struct RatingCheck {
    let rating: IndicatorSlot
    let score: IndicatorSlot
    let conversion: @Sendable (Double) -> Int
  }

  /// A total beside its parts.
  private struct SumCheck {
    let sum: ScoreSum
    let total: IndicatorSlot
    let parts: [IndicatorSlot]
    let raising: [IndicatorSlot]
    let lowering: [IndicatorSlot]
  }

  /// How many indicators the checks were made for.
  let slotCount: Int
  private let statuses: [StatusCheck]
  private let ratings: [RatingCheck]
  private let sums: [SumCheck]

  init(slots: [String: IndicatorSlot]) {
    slotCount = slots.count
    statuses = [
      ("fiw.status", ["fiw.pr", "fiw.cl"]), ("fotp.status", ["fotp.total"]),
      ("fotn.status", ["fotn.total"]),
    ].compactMap { status, figures in
      guard let status = slots[status] else { return nil }
      let known = figures.compactMap { slots[$0] }
      return known.count == figures.count ? StatusCheck(status: status, figures: known) : nil
    }
    let conversions: [(String, String, @Sendable (Double) -> Int)] = [
      ("fiw.pr", "fiw.pr_score", { RatingConversion.politicalRights(score: $0) }),
      ("fiw.cl", "fiw.cl_score", { RatingConversion.civilLiberties(score: $0) }),
    ]
    ratings = conversions.compactMap { rating, score, conversion in
      guard let rating = slots[rating], let score = slots[score] else { return nil }
      return RatingCheck(rating: rating, score: score, conversion: conversion)
    }
    sums = ScoreSum.freedomHouse.compactMap { sum in
      let parts = sum.parts.compactMap { slots[$0] }
      guard let total = slots[sum.total], parts.count == sum.parts.count else { return nil }
      return SumCheck(
        sum: sum, total: total, parts: parts, raising: sum.raising.compactMap { slots[$0] },
        lowering: sum.lowering.compactMap { slots[$0] })
    }
  }

  /// Reports every rule that a record breaks.
  func check(_ record: RatingRecord, in session: ImportSession) {
    for check in statuses { self.check(check, record, session) }
    for check in ratings { self.check(check, record, session) }
    for check in sums { self.check(check, record, session) }
  }

  private func check(_ check: StatusCheck, _ record: RatingRecord, _ session: ImportSession) {
    guard let status = record.status(check.status), let first = record.number(check.figures[0])
    else { return }
    let year = record.edition.year
    if check.figures.count == 2 {
      guard let second = record.number(check.figures[1]),
        !StatusRule.allows(
          status, politicalRights: first, civilLiberties: second, edition: year)
      else { return }
      let rule = StatusRule.status(
        politicalRights: first, civilLiberties: second, edition: year)
      report(
        record, check.status, "status-differs-from-rule",
        "ratings \(first.shortestExact), \(second.shortestExact) make "
          + "\(rule?.code ?? "PF or NF") by the rule of the edition \(record.edition.label)",
        session)
    } else {
      let rule =
        check.status.indicator.publication == "fotn"
        ? StatusRule.netStatus(total: first, edition: year) : StatusRule.pressStatus(total: first)
      guard let rule, rule != status else { return }
      report(
        record, check.status, "status-differs-from-rule",
        "a total of \(first.shortestExact) makes \(rule.code) in the edition "
          + record.edition.label, session)
    }
  }

  private func check(_ check: RatingCheck, _ record: RatingRecord, _ session: ImportSession) {
    guard let published = record.number(check.rating), let points = record.number(check.score),
      Double(check.conversion(points)) != published
    else { return }
    report(
      record, check.rating, "rating-differs-from-score",
      "a score of \(points.shortestExact) makes the rating \(check.conversion(points))", session)
  }

  private func check(_ check: SumCheck, _ record: RatingRecord, _ session: ImportSession) {
    guard let published = record.number(check.total) else { return }
    var value = 0.0
    for part in check.parts {
      guard let number = record.number(part) else { return }
      value += number
    }
    for part in check.raising { value += record.number(part) ?? 0 }
    for part in check.lowering { value -= record.number(part) ?? 0 }
    guard !ScoreSum.agree(value, published) else { return }
    report(
      record, check.total, "sum-differs", "\(check.sum.formula) is \(value.shortestExact)", session)
  }

  private func report(
    _ record: RatingRecord, _ slot: IndicatorSlot, _ code: String, _ rule: String,
    _ session: ImportSession
  ) {
    let figure = record.figure(slot)
    let value = record.status(slot)?.code ?? record.number(slot)?.shortestExact ?? ""
    session.report(
      session.finding(
        .warning, code: code, row: figure?.row ?? record.row, column: figure?.column,
        value: "\(record.entity.name) \(record.edition.label): \(slot.indicator.id) \(value)",
        rule: rule, hint: "kept as published"))
  }
}
