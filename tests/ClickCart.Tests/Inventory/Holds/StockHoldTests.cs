using ClickCart.Inventory.Holds;

namespace ClickCart.Tests.Inventory.Holds;

public sealed class StockHoldTests
{
    /// <summary>Rows: from; columns: to, in the order of the states: live, kept, expired, released, shipped, returned.</summary>
    [Theory]
    [InlineData(nameof(HoldState.Live), "yes yes yes yes yes no")]
    [InlineData(nameof(HoldState.Kept), "no no no yes yes no")]
    [InlineData(nameof(HoldState.Expired), "yes yes no yes yes no")]
    [InlineData(nameof(HoldState.Released), "no no no no yes no")]
    [InlineData(nameof(HoldState.Shipped), "no yes no no no yes")]
    [InlineData(nameof(HoldState.Returned), "no yes no no no no")]
    public void The_state_table(string from, string cells) => string.Join(' ', Enum.GetValues<HoldState>()
        .Select(to => StockHold.CanGo(Enum.Parse<HoldState>(from), to) ? "yes" : "no")).ShouldBe(cells);

    [Fact]
    public void Only_a_live_hold_has_an_end()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var hold = StockHold.Of(Guid.Empty, "A", 1, now.AddMinutes(15), now);
        hold.ExpiresAt.ShouldNotBeNull();
        hold.Hold(null, now);
        hold.State.ShouldBe(HoldState.Kept);
        hold.ExpiresAt.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => hold.Expire(now));
    }
}
