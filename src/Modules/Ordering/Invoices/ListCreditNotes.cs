using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Invoices;

/// <summary>What credit notes an order has, oldest first.</summary>
internal static class ListCreditNotes
{
    public sealed record Request(Guid OrderId) : IRequest<Result<Response>>;

    public sealed record Response(IReadOnlyList<CreditNoteResponse> Items);

    /// <param name="Cancels">It takes earlier ones back, because a refund failed after it had succeeded.</param>
    /// <param name="Total">What it takes back of the invoice; never negative.</param>
    public sealed record CreditNoteResponse(
        string Number, string Invoice, bool Cancels, DateTimeOffset IssuedAt, Money Total,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Orders")
            .MapGet("/orders/{id:guid}/credit-notes", (Guid id, IMediator m, CancellationToken ct) =>
            m.Send(new Request(id), ct).Ok()).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(OrderingDbContext db, OrderAccess access) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await access.ReadAsync(request.OrderId, cancellationToken) is not { } order) return Error.NotFound("order");
            return new Response([.. (await db.PaperRowsAsync(order.Id, cancellationToken)).Where(r => r.Kind is not InvoiceKind.Invoice).Select(r =>
                new CreditNoteResponse(r.Number, r.InvoiceNumber!, r.Kind is InvoiceKind.CreditReversal, r.IssuedAt, r.Total, r.Reason))]);
        }
    }
}
