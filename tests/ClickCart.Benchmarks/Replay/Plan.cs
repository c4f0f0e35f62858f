using System.Text.RegularExpressions;

namespace ClickCart.Benchmarks.Replay;

/// <param name="UnitPrice">Pence.</param>
internal sealed record SaleLine(string Sku, int Quantity, long UnitPrice)
{
    public long Total => Quantity * UnitPrice;

    /// <summary>Pence of it that a later cancellation took back.</summary>
    public long Refunded { get; set; }
}

/// <summary>One order to place: an invoice, or the part of one that fits an order, which has one price per stock code.</summary>
internal sealed class Sale(string invoice, int part, string customer, string country)
{
    public string Invoice { get; } = invoice;
    public int Part { get; } = part;
    public string Customer { get; } = customer;
    public string Country { get; } = country;
    public List<SaleLine> Lines { get; } = [];
    public long Subtotal => Lines.Sum(l => l.Total);

    /// <summary>Filled in by the replay.</summary>
    public Guid? OrderId { get; set; }

    public string Email => Customer.Length > 0 ? $"customer-{Customer}@online-retail.example" : $"invoice-{Invoice}@online-retail.example";
}

/// <summary>Money back on an earlier sale.</summary>
internal sealed class MoneyBack(string invoice, Sale sale)
{
    public string Invoice { get; } = invoice;
    public Sale Sale { get; } = sale;
    public long Amount { get; set; }
}

/// <summary>What the file asks of the shop, decided before the first request, and what is left out and why.</summary>
internal sealed partial class Plan
{
    /// <summary>The most of one SKU that a cart takes.</summary>
    private const int MaxQuantity = 100_000;

    private readonly Dictionary<string, List<Sale>> _salesOfCustomer = new(StringComparer.Ordinal);

    public List<Sale> Sales { get; } = [];
    public List<MoneyBack> Refunds { get; } = [];

    /// <summary>Names by stock code: the first description that says something.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>How many lines of the file were left out, by reason.</summary>
    public SortedDictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

    public int Invoices { get; private set; }
    public int Cancellations { get; private set; }

    /// <summary>Invoices and cancellations of which no line was left.</summary>
    public int EmptyInvoices { get; private set; }

    public int LinesRead { get; private set; }

    /// <summary>Lines that became part of an order; repeated ones at the same price count each.</summary>
    public int LinesSold { get; private set; }

    public int LinesRefunded { get; private set; }
    public long Revenue => Sales.Sum(s => s.Subtotal);
    public long MoneyBack => Refunds.Sum(r => r.Amount);

    /// <param name="lines">In the order of the file.</param>
    /// <param name="invoices">Only the first so many invoices, cancellations included; null for all.</param>
    public static Plan Of(IEnumerable<BookLine> lines, int? invoices)
    {
        var plan = new Plan();
        var book = new Dictionary<string, List<BookLine>>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var line in lines)
        {
            if (line.Description.Length > 0 && line.Quantity > 0 && line.UnitPrice > 0) plan.Names.TryAdd(line.StockCode, line.Description);
            if (!book.TryGetValue(line.Invoice, out var invoice))
            {
                // Lines of an invoice stand together, so nothing of a taken invoice comes later.
                if (order.Count == invoices) break;
                order.Add(line.Invoice);
                book.Add(line.Invoice, invoice = []);
            }
            invoice.Add(line);
        }
        foreach (var number in order)
        {
            plan.LinesRead += book[number].Count;
            if (number.StartsWith('C')) plan.Cancel(number, book[number]);
            else plan.Sell(number, book[number]);
        }
        return plan;
    }

    private void Sell(string number, List<BookLine> lines)
    {
        Invoices++;
        var parts = new List<Sale>();
        foreach (var line in lines)
        {
            if (WhyNot(line) is { } reason)
            {
                Leave(reason);
                continue;
            }
            var price = (long)(line.UnitPrice * 100);
            // The first part that has no other price for this code and room for the quantity.
            var part = parts.Find(p => p.Lines.Find(l => l.Sku == line.StockCode) is not { } same
                || (same.UnitPrice == price && same.Quantity + line.Quantity <= MaxQuantity));
            if (part is null) parts.Add(part = new(number, parts.Count + 1, line.Customer, line.Country));
            var at = part.Lines.FindIndex(l => l.Sku == line.StockCode);
            if (at < 0) part.Lines.Add(new(line.StockCode, line.Quantity, price));
            else part.Lines[at] = part.Lines[at] with { Quantity = part.Lines[at].Quantity + line.Quantity };
            LinesSold++;
        }
        if (parts.Count == 0) EmptyInvoices++;
        foreach (var part in parts)
        {
            Sales.Add(part);
            if (part.Customer.Length == 0) continue;
            if (!_salesOfCustomer.TryGetValue(part.Customer, out var earlier)) _salesOfCustomer.Add(part.Customer, earlier = []);
            earlier.Add(part);
        }
    }

    /// <summary>Each line goes back on the customer's latest earlier order that holds its code and has money left on it, and on those before it for the
    /// rest.</summary>
    private void Cancel(string number, List<BookLine> lines)
    {
        Cancellations++;
        var found = false;
        foreach (var line in lines)
        {
            var reason = WhyNot(line with { Quantity = -line.Quantity });
            if (reason is null && line.Customer.Length == 0) reason = "cancellation without a customer";
            if (reason is not null)
            {
                Leave(reason);
                continue;
            }
            var left = (long)(line.UnitPrice * 100) * -(long)line.Quantity;
            var asked = left;
            foreach (var sale in Enumerable.Reverse(_salesOfCustomer.GetValueOrDefault(line.Customer) ?? []))
            {
                if (left == 0) break;
                if (sale.Lines.Find(l => l.Sku == line.StockCode && l.Refunded < l.Total) is not { } sold) continue;
                var amount = Math.Min(left, sold.Total - sold.Refunded);
                sold.Refunded += amount;
                left -= amount;
                var refund = Refunds.Find(r => r.Invoice == number && r.Sale == sale);
                if (refund is null) Refunds.Add(refund = new(number, sale));
                refund.Amount += amount;
            }
            if (left == asked)
            {
                Leave("cancellation: no earlier order");
                continue;
            }
            found = true;
            LinesRefunded++;
            if (left > 0) Partly++;
        }
        if (!found) EmptyInvoices++;
    }

    /// <summary>Cancellation lines that asked for more than was left on earlier orders; the rest is not refunded.</summary>
    public int Partly { get; private set; }

    private static string? WhyNot(BookLine line) =>
        !Goods().IsMatch(line.StockCode) ? $"not goods: {line.StockCode}"
        : line.Quantity <= 0 ? "quantity not above zero"
        : line.UnitPrice <= 0 ? "price not above zero"
        : line.UnitPrice * 100 % 1 != 0 ? "price not in whole pence"
        : null;

    private void Leave(string reason) => LeftOut[reason] = LeftOut.GetValueOrDefault(reason) + 1;

    /// <summary>Goods have five digits and perhaps letters, or are of the DCGS series; the rest is postage, fees, discounts, vouchers and
    /// corrections.</summary>
    [GeneratedRegex("^(?:[0-9]{5}[A-Z]*|DCGS.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Goods();
}
