using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>Sets all the rules of a promotion. Quotes that were given keep it; what is switched off is refused when they are ordered.</summary>
internal static class ChangePromotion
{
    public sealed record Request : PromotionRules, IRequest<Result<PromotionResponse>>
    {
        [JsonIgnore] public Guid Id { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Promotions").MapPut("/admin/promotions/{id:guid}", (Guid id, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Id = id }, ct).Ok()).RequireAccess(Permissions.EditCoupons);
            app.Admin().MapPost("/promotions/{id:guid}", (Guid id, Form<Request> form, FormVersion expected, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Id = id }, ct)).Redirect(_ => "/admin/promotions", "The promotion is changed."))
                    .RequireAccess(Permissions.EditCoupons);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ShopTime shop, IPaymentMethods methods) => Include(new PromotionRulesValidator(shop, methods));
    }

    internal sealed class Handler(PricingDbContext db, ICatalog catalog, CustomerGroups groups, ShopTime shop, ExpectedVersion expected)
        : IRequestHandler<Request, Result<PromotionResponse>>
    {
        public async Task<Result<PromotionResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await catalog.WhatIsMissingAsync(request, cancellationToken) is { } wrong) return wrong;
            await db.BeginWriteAsync(cancellationToken);
            if (await db.Coupons.PromotionOf(request.Id).KeepAsync(cancellationToken) is not { } promotion) return PromotionResponse.NotFound;
            if (expected.Misses(promotion)) return Error.Stale;
            if (groups.WhatIsMissing(request, promotion.Groups) is { } unknown) return unknown;
            var most = await db.CustomerUses.Where(u => u.CouponId == promotion.Id).MaxAsync(u => (int?)u.Uses, cancellationToken) ?? 0;
            return promotion.Change(request, shop, most) is { } refusal ? refusal : PromotionResponse.Of(promotion);
        }
    }
}
