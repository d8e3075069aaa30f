import FreedomModel

/// The checks of one entity's figures in one edition against the rules that Freedom House says it
/// follows. What breaks a rule is told, and kept as published.
enum RecordChecks {
  static func check(_ record: RatingRecord, in session: ImportSession) {
    for finding in statuses(record, session) + ratings(record, session) + sums(record, session) {
      session.report(finding)
    }
  }

  private static func statuses(_ record: RatingRecord, _ session: ImportSession) -> [Finding] {
    let year = record.edition.year
    var findings: [Finding] = []
    if let status = record.status("fiw.status"), let rights = record.number("fiw.pr"),
      let liberties = record.number("fiw.cl"),
      !StatusRule.allows(
        status, politicalRights: rights, civilLiberties: liberties, edition: year)
    {
      let rule = StatusRule.status(politicalRights: rights, civilLiberties: liberties)
      findings.append(
        differs(
          record, "fiw.status", "status-differs-from-rule",
          "ratings \(rights.shortestExact), \(liberties.shortestExact) make "
            + "\(rule?.code ?? "PF or NF") by the rule of the edition \(record.edition.label)",
          session))
    }
    if let status = record.status("fotp.status"), let total = record.number("fotp.total"),
      let rule = StatusRule.pressStatus(total: total), rule != status
    {
      findings.append(
        differs(
          record, "fotp.status", "status-differs-from-rule",
          "a total of \(total.shortestExact) makes \(rule.code)", session))
    }
    if let status = record.status("fotn.status"), let total = record.number("fotn.total"),
      let rule = StatusRule.netStatus(total: total, edition: year), rule != status
    {
      findings.append(
        differs(
          record, "fotn.status", "status-differs-from-rule",
          "a total of \(total.shortestExact) makes \(rule.code) in the edition "
            + record.edition.label, session))
    }
    return findings
  }

  private static func ratings(_ record: RatingRecord, _ session: ImportSession) -> [Finding] {
    let conversions = [
      ("fiw.pr", "fiw.pr_score", RatingConversion.politicalRights(score:)),
      ("fiw.cl", "fiw.cl_score", RatingConversion.civilLiberties(score:)),
    ]
    return conversions.compactMap { rating, score, conversion in
      guard let published = record.number(rating), let points = record.number(score),
        Double(conversion(points)) != published
      else { return nil }
      return differs(
        record, rating, "rating-differs-from-score",
        "a score of \(points.shortestExact) makes the rating \(conversion(points))", session)
    }
  }

  private static func sums(_ record: RatingRecord, _ session: ImportSession) -> [Finding] {
    ScoreSum.freedomHouse.compactMap { sum in
      guard let published = record.number(sum.total), let value = sum.value(record.number),
        value != published
      else { return nil }
      return differs(
        record, sum.total, "sum-differs", "\(sum.formula) is \(value.shortestExact)", session)
    }
  }

  private static func differs(
    _ record: RatingRecord, _ indicator: String, _ code: String, _ rule: String,
    _ session: ImportSession
  ) -> Finding {
    let figure = record.figure(indicator)
    let value = record.status(indicator)?.code ?? record.number(indicator)?.shortestExact ?? ""
    return session.finding(
      .warning, code: code, row: figure?.row ?? record.row, column: figure?.column,
      value: "\(record.entity.name) \(record.edition.label): \(indicator) \(value)",
      rule: rule, hint: "kept as published")
  }
}
