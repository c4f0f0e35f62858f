using System.Text;

namespace ClickCart.Benchmarks.Limit;

/// <summary>What the customer is told at four moments, about as long as ClickCart's mails are: 8 kB of HTML and text.</summary>
internal static class LimitMail
{
    private static readonly string Frame = string.Concat(Enumerable.Range(0, 60).Select(i =>
        $"<tr><td style=\"padding:{i % 8}px 16px;font-family:system-ui,sans-serif;font-size:16px;line-height:24px;color:#1c1c1c\"></td></tr>"));

    public static async Task WriteAsync(Session db, OrderResponse order, string kind)
    {
        var lines = new StringBuilder();
        foreach (var line in order.Lines) lines.Append("<li>").Append(line.Quantity).Append(" × ").Append(line.Name).Append("</li>");
        await db.RunAsync("INSERT INTO mail VALUES (@p0, @p1, @p2, @p3, @p4, @p5)", $"{kind}/{order.Id}", order.Id, order.Email,
            $"Your order {order.Number}", $"<!DOCTYPE html><html><body><table>{Frame}</table><h1>{kind}: {order.Number}</h1><ul>{lines}</ul></body></html>",
            LimitProgram.Now());
    }
}
