using ClickCart.Pricing.Coupons;

namespace ClickCart.Tests.Pricing.Coupons;

public sealed class RedemptionTests
{
    /// <summary>Rows: from; columns: to, in the order of the states: pending, confirmed, expired, returned.</summary>
    [Theory]
    [InlineData(nameof(RedemptionState.Pending), "yes yes yes yes")]
    [InlineData(nameof(RedemptionState.Confirmed), "no no no yes")]
    [InlineData(nameof(RedemptionState.Expired), "yes yes no yes")]
    [InlineData(nameof(RedemptionState.Returned), "no no no no")]
    public void The_state_table(string from, string cells) =>
        string.Join(' ', Enum.GetValues<RedemptionState>().Select(to => Redemption.CanGo(Enum.Parse<RedemptionState>(from), to) ? "yes" : "no"))
            .ShouldBe(cells);
}
