namespace ClickCart.Ordering.Drafts;

/// <summary>A draft with what became of it, for staff.</summary>
internal static class GetDraft
{
    public sealed record Request(Guid Id) : IRequest<Result<DraftResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapGet("/admin/drafts/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Ok()).RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/drafts/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Page(typeof(GetDraftPage))).RequireAccess(Permissions.ReadOrders);
        }
    }

    internal sealed class Handler(OrderingDbContext db) : IRequestHandler<Request, Result<DraftResponse>>
    {
        public async Task<Result<DraftResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.ReadDraftAsync(request.Id, cancellationToken) is not { } draft) return DraftSpecs.NotFound;
            return DraftResponse.Of(draft, draft.OrderId is not { } orderId ? null
                : await db.Orders.Where(o => o.Id == orderId).Select(o => new DraftResponse.OrderOf(o.Id, o.Number, o.Status, o.PaymentStatus))
                    .FirstOrDefaultAsync(cancellationToken));
        }
    }
}
