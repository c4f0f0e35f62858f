using ClickCart.Ordering.Contracts;
using ClickCart.Shipping.Carriers;

namespace ClickCart.Shipping.Packing;

/// <summary>
/// The packing slips of the selected parcels or orders, to be printed and put into the parcels: as pages, and as PDF in the language of each order. They
/// name no prices.
/// </summary>
internal static class ShowPackingSlips
{
    /// <param name="Shipments">Those that are to be packed.</param>
    /// <param name="Orders">In their place: of each order the parcel that goes.</param>
    public sealed record Request(IReadOnlyList<Guid>? Shipments, IReadOnlyList<Guid>? Orders = null) : IRequest<Result<Response>>;

    public sealed record Response(Address From, IReadOnlyList<Slip> Slips);

    /// <param name="Language">In which its customer reads.</param>
    /// <param name="Part">Which parcel of the order it is, where that goes in several; else null.</param>
    public sealed record Slip(
        Guid ShipmentId, string OrderNumber, DateTimeOffset ConfirmedAt, Address ShipTo, string Carrier, string Service, IReadOnlyList<ParcelItem> Lines,
        Language Language, int? Part);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Admin().MapGet("/to-ship/packing-slips", (Guid[] shipments, IMediator m, CancellationToken ct) =>
                m.Send(new Request(shipments), ct).Page(typeof(ShowPackingSlipsPage))).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapGet("/to-ship/packing-slips/pdf", (Guid[] shipments, HttpResponse http, IMediator m, PackingPrinter printer, CancellationToken ct) =>
                printer.PrintAsync(m.Send(new Request(shipments), ct), ct).Pdf(http)).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapGet("/orders/packing-slips", (Guid[] orders, HttpResponse http, IMediator m, PackingPrinter printer, CancellationToken ct) =>
                printer.PrintAsync(m.Send(new Request(null, orders), ct), ct).Pdf(http, "/admin/orders")).RequireAccess(Permissions.ReadShipping);
            app.Admin().MapGet("/orders/{id:guid}/packing-slip", (Guid id, HttpResponse http, IMediator m, PackingPrinter printer, CancellationToken ct) =>
                printer.PrintAsync(m.Send(new Request(null, [id]), ct), ct).Pdf(http)).RequireAccess(Permissions.ReadShipping);
            app.Api("Shipping").MapGet("/admin/orders/{id:guid}/packing-slip", (
                Guid id, HttpResponse http, IMediator m, PackingPrinter printer, CancellationToken ct) =>
                printer.PrintAsync(m.Send(new Request(null, [id]), ct), ct).Pdf(http)).ProducesPdf().RequireAccess(Permissions.ReadShipping);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Shipments).Ticked().When(r => r.Orders is not { Count: > 0 });
            RuleFor(r => r.Orders).Must(ids => ids is null || ids.Count <= IBulkPapers.MostInFile)
                .WithMessage($"One file holds the packing slips of at most {IBulkPapers.MostInFile} orders.");
        }
    }

    internal sealed class Handler(ShippingDbContext db, EasyPostSettings settings, IOrderReader orders, Languages languages)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var shipments = await db.ShownAsync(request.Shipments, request.Orders, cancellationToken);
            if (shipments.Count == 0 && request.Orders is { Count: > 0 })
                return Selection.NothingToPack;
            var read = await orders.LanguagesAsync([.. shipments.Select(s => s.OrderId)], cancellationToken);
            return new Response(settings.From, [.. shipments.Select(s => new Slip(
                s.Id, s.OrderNumber, s.CreatedAt, s.ShipTo, s.Carrier, s.Service, s.Contents,
                Language.Find(read.GetValueOrDefault(s.OrderId)) ?? languages.Default, s.IsPartial ? s.Part : null))]);
        }
    }
}
