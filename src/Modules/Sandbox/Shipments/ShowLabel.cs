using System.Text;
using static ClickCart.Sandbox.SandboxPage;

namespace ClickCart.Sandbox.Shipments;

/// <summary>The label of a bought shipment: a 4 by 6 inch drawing with a barcode that scans, and the same as PDF.</summary>
internal static class ShowLabel
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.MapGet(EasyPostApi.Root + "/labels/{id}.svg", (string id, SandboxDbContext db) =>
                HandleAsync(id, db, s => Results.Text(Draw(s), "image/svg+xml"))).RequireAccess(Access.Anyone).ExcludeFromDescription();
            app.MapGet(EasyPostApi.Root + "/labels/{id}.pdf", (string id, SandboxDbContext db) =>
                HandleAsync(id, db, s => Results.Bytes(LabelPdf.Of(s), "application/pdf"))).RequireAccess(Access.Anyone).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> HandleAsync(string id, SandboxDbContext db, Func<Shipment, IResult> draw) =>
        await db.LoadAsync<Shipment>(id) is { TrackingCode: not null } shipment ? draw(shipment) : new ProblemResult(Error.NotFound("label"));

    private static string Draw(Shipment shipment)
    {
        var (rate, code) = (shipment.Selected!, Encode(shipment.TrackingCode!));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 600" width="400" height="600"
                 font-family="Helvetica, Arial, sans-serif" role="img" aria-label="Shipping label {code}">
            <rect width="400" height="600" fill="#fff"/><rect x="6" y="6" width="388" height="588" fill="none" stroke="#000" stroke-width="3"/>
            <text x="20" y="52" font-size="34" font-weight="700">{Encode(rate.Carrier)}</text><text x="20" y="78" font-size="16">{Encode(rate.Service)}</text>
            <text x="380" y="52" font-size="16" text-anchor="end">{shipment.Parcel.Weight:0.0} oz</text>
            <path d="M6 95H394M6 215H394M6 395H394" stroke="#000" stroke-width="2"/>
            {Block(Lines(shipment.From), 20, 118, 13)}
            <text x="20" y="238" font-size="12">SHIP TO</text>
            {Block(Lines(shipment.To), 20, 264, 20)}
            {Bars(shipment.TrackingCode!, 24, 415, 352, 110)}
            <text x="200" y="552" font-size="16" text-anchor="middle" font-family="monospace">{code}</text>
            <text x="200" y="580" font-size="12" text-anchor="middle">SAMPLE - DO NOT MAIL</text>
            </svg>
            """;
    }

    internal static IEnumerable<string> Lines(PostalAddress a) =>
        new[] { a.Name, a.Company, a.Street1, a.Street2, $"{a.City} {a.State} {a.Zip}".Trim(), Tariff.Country(a) }
            .OfType<string>().Where(line => !string.IsNullOrWhiteSpace(line));

    private static string Block(IEnumerable<string> lines, int x, int y, int size) =>
        string.Join('\n', lines.Select((line, i) => $"""<text x="{x}" y="{y + i * (size + 4)}" font-size="{size}">{Encode(line)}</text>"""));

    private static string Bars(string code, int x, int y, int width, int height)
    {
        var widths = Barcodes.Code128(code);
        var unit = (double)width / widths.Sum(w => w - '0');
        var (path, at) = (new StringBuilder(), (double)x);
        for (var i = 0; i < widths.Length; i++)
        {
            var bar = (widths[i] - '0') * unit;
            if (i % 2 == 0) path.Append($"M{at:0.###} {y}h{bar:0.###}v{height}h-{bar:0.###}z");
            at += bar;
        }
        return $"""<path d="{path}" fill="#000"/>""";
    }
}
