using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>An order's invoice and credit notes for staff, as its page lists them: the invoice first, then the others as they were issued.</summary>
internal static class ListPapers
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<PaperResponse> Items);

    /// <param name="Kind">
    /// <c>invoice</c>; <c>creditNote</c>, which takes of it back; <c>creditReversal</c>, which takes credit notes back because a refund failed after all.
    /// </param>
    /// <param name="Invoice">The number of the invoice that it is about; missing for an invoice.</param>
    /// <param name="Total">Never negative: the kind says which way.</param>
    public sealed record PaperResponse(
        InvoiceKind Kind, string Number, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Invoice, DateTimeOffset IssuedAt,
        Money Total, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders (staff)")
            .MapGet("/admin/orders/{id:guid}/papers", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
            .WithSummary("An order's invoice and credit notes").RequireAccess(Permissions.ReadOrders);
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.ReadOrderAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            return new Response([.. (await db.PaperRowsAsync(order.Id, cancellationToken)).Select(r =>
                new PaperResponse(r.Kind, r.Number, r.InvoiceNumber, r.IssuedAt, r.Total, r.Reason))]);
        }
    }
}
