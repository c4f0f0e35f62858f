using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;

namespace ClickCart.Ordering.Drafts;

/// <summary>Staff takes a sent draft back: its link is void, and it can be changed.</summary>
internal static class TakeBackDraft
{
    public sealed record Request : IRequest<Result<DraftResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapPost("/admin/drafts/{id:guid}/take-back", (Guid id, IfMatch _, IMediator m, CancellationToken ct) =>
                m.Send(new Request { Id = id }, ct).Ok()).Refuses("draft-open", "draft-ordered", "draft-called-off").RequireAccess(Permissions.EditDrafts);
            app.Admin().MapPost("/drafts/{id:guid}/take-back", (Guid id, FormVersion _, IMediator m, CancellationToken ct) =>
                m.Send(new Request { Id = id }, ct).Redirect(_ => $"/admin/drafts/{id}", "The draft is taken back, and its link is void.",
                    again: $"/admin/drafts/{id}")).RequireAccess(Permissions.EditDrafts);
        }
    }

    internal sealed class Handler(OrderingDbContext db, ICaller caller, ExpectedVersion expected, TimeProvider clock)
        : IRequestHandler<Request, Result<DraftResponse>>
    {
        public async Task<Result<DraftResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.FindDraftAsync(request.Id, cancellationToken) is not { } draft) return DraftSpecs.NotFound;
            if (expected.Misses(draft)) return Error.Stale;
            return draft.TakeBack(Actor.Of(caller), Order.Time(clock)).Error is { } refused ? refused : DraftResponse.Of(draft) with { History = null };
        }
    }
}
