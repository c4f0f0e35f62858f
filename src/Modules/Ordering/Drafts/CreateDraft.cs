using System.Text.Json.Serialization;
using ClickCart.Ordering.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClickCart.Ordering.Drafts;

/// <summary>Staff puts an order together for a customer. Says what it comes to, and keeps it.</summary>
internal static class CreateDraft
{
    public sealed record Request : DraftBody, IRequest<Result<DraftResponse>>
    {
        /// <summary>Says what it would come to, and stores nothing.</summary>
        [JsonIgnore] public bool Preview { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Drafts").MapPost("/admin/drafts", async Task<Results<OkResult<DraftResponse>, CreatedResult<DraftResponse>>> (
                bool? preview, Request request, IMediator m, CancellationToken ct) =>
            {
                if (preview is true) return await m.Send(request with { Preview = true }, ct).Ok();
                return await m.Send(request, ct).Created(d => $"{Endpoints.ApiPrefix}/admin/drafts/{d.Id}");
            })
                .Refuses("carrier-unavailable").RequireAccess(Permissions.EditDrafts).Keyed();
            app.Admin().MapPost("/drafts", (Form<Request> form, HttpContext http, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { BillTo = http.Request.Form["billElsewhere"].Contains("true") ? r.BillTo : null }, ct))
                    .Redirect(d => $"/admin/drafts/{d.Id}", "The draft is saved.", again: "/admin/drafts/new")).RequireAccess(Permissions.EditDrafts).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => Include(new DraftRules());
    }

    internal sealed class Handler(OrderingDbContext db, DraftReckoning reckoning, ICaller caller, IIds ids, ShopTime shop, TimeProvider clock)
        : IRequestHandler<Request, Result<DraftResponse>>
    {
        public async Task<Result<DraftResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            var (id, now) = (ids.New(), Order.Time(clock));
            var reckoned = await reckoning.ReckonAsync(id, request, cancellationToken);
            if (reckoned.Error is { } refused) return refused;
            var draft = Draft.Of(id, Order.NewNumber("D", ids, shop.DayOf(now)), reckoned.Value, Actor.Of(caller), now);
            if (!request.Preview) db.Drafts.Add(draft);
            return DraftResponse.Of(draft);
        }
    }
}
