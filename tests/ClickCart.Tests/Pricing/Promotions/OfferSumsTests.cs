using System.Globalization;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.Promotions;
using FsCheck;
using FsCheck.Fluent;

namespace ClickCart.Tests.Pricing.Promotions;

/// <summary>The arithmetic of coupons and promotions, to the minor unit.</summary>
public sealed class OfferSumsTests
{
    /// <summary>
    /// The cart is A 2 × 19.99, B 3 × 3.33 and C 1 × 50.00: 99.97 in all. An offer is how much, for what, whether it combines (+) and has a code (#).
    /// </summary>
    [Theory]
    [InlineData("10%", "10% 1000: 400 100 500")]
    [InlineData("10% A", "10% A 400: 400 0 0")]
    [InlineData("5.00", "5.00 500: 200 50 250")]
    [InlineData("500.00", "500.00 9997: 3998 999 5000")]
    // Alone, the best of them; of equal ones the one that was made first, and what needs no code before what does.
    [InlineData("10%, 15% A", "10% 1000: 400 100 500")]
    [InlineData("5% C, 2.50 C", "5% C 250: 0 0 250")]
    [InlineData("2.50 C, 5% C", "2.50 C 250: 0 0 250")]
    [InlineData("5% C #, 2.50 C", "2.50 C 250: 0 0 250")]
    [InlineData("10% #, 20% A", "10% # 1000: 400 100 500")]
    // Together: shares before amounts, each of what is left.
    [InlineData("5.00 +, 10% +", "10% + 1000: 400 100 500; 5.00 + 500: 200 50 250")]
    [InlineData("10% +, 10% +", "10% + 1000: 400 100 500; 10% + 900: 360 90 450")]
    [InlineData("10% +, 5.00 C + #", "10% + 1000: 400 100 500; 5.00 C + # 500: 0 0 500")]
    // One that holds alone wins where it takes off more than the others together, and loses where it does not.
    [InlineData("10% +, 5.00 +, 20%", "20% 1999: 799 200 1000")]
    [InlineData("10% +, 5.00 +, 14%", "10% + 1000: 400 100 500; 5.00 + 500: 200 50 250")]
    // So many to buy, so many to get: the cheapest.
    [InlineData("100% B 2/1", "100% B 2/1 333: 0 333 0")]
    [InlineData("50% B 2/1", "50% B 2/1 167: 0 167 0")]
    [InlineData("100% 2/1", "100% 2/1 666: 0 666 0")]
    [InlineData("100% 1/1", "100% 1/1 999: 0 999 0")]
    [InlineData("100% B 3/1", "")]
    [InlineData("100% A 2/1>B", "100% A 2/1>B 333: 0 333 0")]
    [InlineData("100% C 1/2>A", "100% C 1/2>A 3998: 3998 0 0")]
    [InlineData("100% A 2/1>A", "")]
    [InlineData("100% B 2/1 +, 10% +", "100% B 2/1 + 333: 0 333 0; 10% + 966: 400 66 500")]
    // Free delivery goes with everything, once.
    [InlineData("free, 10%", "10% 1000: 400 100 500; free 0: 0 0 0")]
    [InlineData("free, free #", "free 0: 0 0 0")]
    [InlineData("10% +free #, free", "10% +free # 1000: 400 100 500")]
    public void What_is_taken_off(string offers, string taken) => Told(OfferSums.Of(Read(offers, "USD"), Cart, "USD", 1)).ShouldBe(taken);

    [Theory]
    [InlineData("JPY", 1, "12.5%", "12.5% 1250: 500 125 625")]
    [InlineData("KWD", 10, "10%", "10% 1000: 400 100 500")]
    [InlineData("KWD", 10, "33.33%", "33.33% 3330: 1332 333 1665")]
    [InlineData("KWD", 10, "100% B 2/1", "100% B 2/1 330: 0 330 0")]
    public void In_every_currency_it_is_what_can_be_charged(string currency, long step, string offers, string taken) =>
        Told(OfferSums.Of(Read(offers, currency), Cart, currency, step)).ShouldBe(taken);

    [Theory]
    [InlineData("10%, 15% A", "outdone 15% A cannot be combined with 10%, which takes off more.")]
    [InlineData("5% C #, 2.50 C", "outdone 5% C # cannot be combined with 2.50 C, which takes off as much.")]
    [InlineData("free, free #", "needless Delivery is free by free already.")]
    [InlineData("100% +, 5.00 + #", "needless 100% + takes everything off already.")]
    [InlineData("100% B 5/1, 10%", "")]
    public void Why_the_others_do_not_hold(string offers, string why) =>
        string.Join("; ", OfferSums.Of(Read(offers, "USD"), Cart, "USD", 1).PassedOver.Select(p => $"{p.Reason} {p.Detail}")).ShouldBe(why);

    [Fact]
    public void Whatever_the_cart_and_the_offers_are_the_parts_sum_to_the_whole_and_their_order_does_not_matter()
    {
        var line = Gen.Choose(0, 50_000).SelectMany(price => Gen.Choose(1, 40).Select(quantity => (price, quantity)));
        var offer = Gen.Choose(0, 5).SelectMany(kind => Gen.Choose(1, 10_000).SelectMany(much => Gen.Choose(1, 3).SelectMany(some =>
            Gen.Elements(true, false).Select(combines => (kind, much, some, combines)))));
        Prop.ForAll(line.NonEmptyListOf().ToArbitrary(), offer.ListOf().ToArbitrary(), Gen.Elements(1, 10).ToArbitrary(), (bought, asked, step) =>
        {
            PricedLine[] lines = [.. bought.Select((b, i) => new PricedLine($"S{i % 3}-{i}", b.quantity, b.price))];
            Offer[] offers = [.. asked.Select((o, i) => Any(o.kind, o.much, o.some, o.combines, i, lines))];
            var sums = OfferSums.Of(offers, lines, "USD", step);
            var again = OfferSums.Of([.. offers.Reverse()], lines, "USD", step);
            var alone = offers.Where(o => o.TakesOff).Select(o => OfferSums.Of([o], lines, "USD", step).Discounts.Sum()).DefaultIfEmpty(0).Max();
            return Told(sums) == Told(again)
                && sums.Discounts.Sum() == sums.Applied.Sum(t => t.Amount)
                && sums.Discounts.Zip(lines).All(l => l.First >= 0 && l.First <= l.Second.Quantity * l.Second.UnitPrice)
                && sums.Applied.All(t => t.Lines.All(share => share >= 0) && t.Amount % step == 0)
                && (sums.Applied.Count(t => t.Offer.TakesOff) < 2 || sums.Applied.Where(t => t.Offer.TakesOff).All(t => t.Offer.Combines))
                // Nobody is worse off than with any single one, but for the rounding of a share of a share.
                && sums.Discounts.Sum() >= alone - offers.Length * step;
        }).QuickCheckThrowOnFailure();
    }

    private static readonly PricedLine[] Cart = [new("A", 2, 1999), new("B", 3, 333), new("C", 1, 5000)];

    private static string Told(OfferSums sums) => string.Join("; ", sums.Applied.Select(t => $"{t.Offer.Name} {t.Amount}: {string.Join(' ', t.Lines)}"));

    private static Offer[] Read(string offers, string currency) => [.. offers.Split(", ").Select((text, i) =>
    {
        var words = text.Split(' ');
        var deal = words.FirstOrDefault(w => w.Contains('/'))?.Split('/', '>');
        return new Offer(IdOf(i), words.Contains("#") ? text : null, text, "")
        {
            Percent = words[0].EndsWith('%') ? decimal.Parse(words[0][..^1], CultureInfo.InvariantCulture) : null,
            Amount = words[0].Contains('.') && !words[0].EndsWith('%')
                ? new((long)(100 * decimal.Parse(words[0], CultureInfo.InvariantCulture)), currency) : null,
            FreeShipping = text.Contains("free"),
            Combines = words.Contains("+"),
            Skus = words.FirstOrDefault(w => w is "A" or "B" or "C") is { } sku ? [sku] : null,
            Deal = deal is null ? null : new(int.Parse(deal[0]), int.Parse(deal[1]), deal.Length > 2 ? [deal[2]] : null),
        };
    })];

    private static Offer Any(int kind, int much, int some, bool combines, int i, PricedLine[] lines) => new(IdOf(i), i % 2 == 0 ? null : $"C{i}", $"N{i}", "")
    {
        Percent = kind is 0 or 1 or 2 ? much / 100m : null,
        Amount = kind is 3 or 4 ? new(much, "USD") : null,
        FreeShipping = kind is 5,
        Combines = combines,
        Skus = kind is 1 or 4 ? [.. lines.Select(l => l.Sku).Where(s => s.StartsWith($"S{some - 1}", StringComparison.Ordinal))] : null,
        Deal = kind is 2 ? new(some, 4 - some, null) : null,
    };

    private static Guid IdOf(int i) => new(i + 1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
