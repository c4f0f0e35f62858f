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
                var shares = TaxSplit.Of(amount, left, untaxed);
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
}
