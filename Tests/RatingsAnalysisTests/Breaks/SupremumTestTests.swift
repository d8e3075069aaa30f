import Testing

@testable import RatingsAnalysis

/// Values by strucchange 1.5-3 in R: `Fstats`, `sctest`, `pvalue.Fstats`.
@Suite struct SupremumTestTests {
  private func test(_ values: [Double], _ shape: SegmentShape, least: Int) -> SupremumTest? {
    SupremumTest(
      SegmentCosts(values, years: values.indices.map(Double.init), shape: shape), shape: shape,
      minimumSegment: least)
  }

  @Test func agreesWithStrucchange() throws {
    let level = try #require(test(ReferenceSeries.nile, .mean, least: 15))
    #expect(agree(level.statistic, 75.92976942749))
    #expect(level.p < 1e-15)
    let line = try #require(test(ReferenceSeries.nile, .trend, least: 15))
    #expect(agree(line.statistic, 38.94790126873))
    #expect(agree(line.p, 1.24643800725e-07, within: 1e-15))
    #expect(agree(test(ReferenceSeries.turkey, .mean, least: 3)?.statistic, 232.973258384))
    #expect(agree(test(ReferenceSeries.gambia, .mean, least: 3)?.statistic, 318.5455143556))
  }

  @Test func nothingIsTestedWithoutResiduals() {
    #expect(test([1, 1, 1, 1, 1, 1], .mean, least: 3) == nil)
    #expect(test([1, 1, 1, 5, 5, 5], .mean, least: 3) == nil)
    #expect(test([1, 2, 1, 5], .mean, least: 3) == nil)
  }

  @Test(arguments: [
    (1, 0.005, 3, 0.838799376155266), (1, 0.005, 8.5, 0.112066928530088),
    (1, 0.005, 20, 0.000374422901949001), (1, 0.05, 3, 0.714970606309139),
    (1, 0.05, 8.5, 0.0816590075205522), (1, 0.05, 20, 0.000341308467063151),
    (1, 0.15, 3, 0.553968569546616), (1, 0.15, 8.5, 0.0525387629767073),
    (1, 0.15, 20, 0.000224647941724831), (1, 0.2307692307692, 3, 0.457208007750081),
    (1, 0.2307692307692, 8.5, 0.0389852270034004), (1, 0.2307692307692, 20, 0.000163606704949063),
    (1, 0.33, 3, 0.342724671724259), (1, 0.33, 8.5, 0.0258433807384201),
    (1, 0.33, 20, 0.00010643719246084), (1, 0.495, 3, 0.10157850212139),
    (1, 0.495, 8.5, 0.00463547263881691), (1, 0.495, 20, 1.08714675112198e-05),
    (1, 0.5, 3, 0.0832645166635506), (1, 0.5, 8.5, 0.00355146480770607),
    (1, 0.5, 20, 7.74421643101597e-06), (2, 0.005, 3, 0.998407349392855),
    (2, 0.005, 8.5, 0.337976601440029), (2, 0.005, 20, 0.00248023746815962),
    (2, 0.05, 3, 0.976449839012947), (2, 0.05, 8.5, 0.252406747892564),
    (2, 0.05, 20, 0.00182581170087659), (2, 0.15, 3, 0.888302538607993),
    (2, 0.15, 8.5, 0.170073851206593), (2, 0.15, 20, 0.00117398976037186),
    (2, 0.2307692307692, 3, 0.801773893207876), (2, 0.2307692307692, 8.5, 0.130925752095303),
    (2, 0.2307692307692, 20, 0.000918783630155714), (2, 0.33, 3, 0.668077920828963),
    (2, 0.33, 8.5, 0.0912810304586505), (2, 0.33, 20, 0.00062943960346784),
    (2, 0.495, 3, 0.263229598887658), (2, 0.495, 8.5, 0.0188139591684571),
    (2, 0.495, 20, 6.78080944198632e-05), (2, 0.5, 3, 0.22313016014843),
    (2, 0.5, 8.5, 0.0142642339089992), (2, 0.5, 20, 4.53999297624907e-05),
  ]) func hasHansensP(_ case: (Int, Double, Double, Double)) {
    let (coefficients, trimming, statistic, p) = `case`
    let found = SupremumDistribution.upperTail(
      statistic, coefficients: coefficients, trimming: trimming)
    #expect(agree(found, p))
  }
}
