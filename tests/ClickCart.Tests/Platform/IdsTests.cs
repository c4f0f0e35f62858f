namespace ClickCart.Tests.Platform;

public sealed class IdsTests
{
    [Fact]
    public void Ids_sort_in_the_order_of_their_making_whatever_the_clock_does()
    {
        var clock = new TestClock();
        var ids = new Ids(clock);
        var made = Enumerable.Range(0, 20_000).Select(i =>
        {
            if (i == 10_000) clock.Advance(TimeSpan.FromMinutes(-10));
            return ids.New();
        }).ToList();
        made.Select(id => id.ToString()).ShouldBeInOrder();
        made.ShouldBeUnique();
        made.ShouldAllBe(id => id.Version == 7 && id.Variant >= 8 && id.Variant <= 11);
    }

    [Fact]
    public void Secrets_are_long_and_all_different()
    {
        var ids = new Ids(TimeProvider.System);
        var secrets = Enumerable.Range(0, 1000).Select(_ => ids.Secret()).ToList();
        secrets.ShouldBeUnique();
        secrets.ShouldAllBe(s => s.Length == 32);
    }
}
