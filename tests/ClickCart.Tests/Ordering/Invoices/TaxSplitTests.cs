using System.Globalization;
using ClickCart.Ordering.Invoices;

namespace ClickCart.Tests.Ordering.Invoices;

public sealed class TaxSplitTests
{
    [Fact]
    public void However_often_something_goes_back_the_shares_are_the_amount_and_in_the_end_all_tax_is_back()
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            List<InvoiceTax> left = [.. Enumerable.Range(1, random.Next(0, 4)).Select(n =>
                new InvoiceTax(Guid.Empty, n, "VAT", 190_000, random.Next(0, 500), random.Next(0, 100), random.Next(2) == 0))];
            var untaxed = (long)random.Next(0, 100);
            var whole = left.Sum(t => t.Base + t.Amount) + untaxed;
            while (whole > 0)
            {
                var amount = random.NextInt64(1, whole + 1);
                var shares = TaxSplit.Of(
                    amount, left, untaxed, random.Next(2) == 0 ? null : [.. Enumerable.Range(0, left.Count + 1).Select(_ => (long)random.Next(0, 300))]);
                shares.ShouldAllBe(s => s.Base >= 0 && s.Amount >= 0);
                var taxed = shares.Sum(s => s.Base + s.Amount);
                (amount - taxed).ShouldBeInRange(0, untaxed);
                untaxed -= amount - taxed;
                left = [.. left.Select(t => shares.FirstOrDefault(s => s.Number == t.Number) is { } s
                    ? t with { Base = t.Base - s.Base, Amount = t.Amount - s.Amount } : t)];
                left.ShouldAllBe(t => t.Base >= 0 && t.Amount >= 0);
                whole -= amount;
            }
            (left.Sum(t => t.Base + t.Amount) + untaxed).ShouldBe(0);
        }
    }

    /// <summary>An invoice of 119.00 at 19 %, 10.70 at 7 % and 5.00 without a tax. What is not known to be for one is shared by what is left of each.</summary>
    [Theory]
    [InlineData(1070, null, "1 794/151; 2 79/6")]
    [InlineData(1070, "0,1070,0", "2 1000/70")]
    [InlineData(1190, "1190,0,0", "1 1000/190")]
    [InlineData(500, "0,0,500", "")]
    [InlineData(1200, "0,1070,0", "1 105/20; 2 1000/70")]
    [InlineData(100, "0,1070,0", "2 93/7")]
    public void A_return_takes_back_the_taxes_of_what_came_back(long amount, string? known, string shares)
    {
        InvoiceTax[] left = [new(Guid.Empty, 1, "VAT", 190_000, 10_000, 1_900, true), new(Guid.Empty, 2, "VAT", 70_000, 1_000, 70, true)];
        string.Join("; ", TaxSplit.Of(amount, left, 500, known?.Split(',').Select(k => long.Parse(k, CultureInfo.InvariantCulture)).ToList())
            .Select(s => $"{s.Number} {s.Base}/{s.Amount}")).ShouldBe(shares);
    }
}
