using ClickCart.Catalog.Contracts;
using ClickCart.Payments.Contracts;
using ClickCart.Pricing.Coupons;

namespace ClickCart.Pricing.Promotions;

/// <summary>Adds a promotion: it holds for every cart that it fits, without a code.</summary>
internal static class CreatePromotion
{
    public sealed record Request : PromotionRules, IRequest<Result<PromotionResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Promotions").MapPost("/admin/promotions", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(p => $"{Endpoints.ApiPrefix}/admin/promotions/{p.Id}")).RequireAccess(Permissions.EditCoupons).Keyed();
            app.Admin().MapGet("/promotions/new", () => Pages.Show<CreatePromotionPage>()).RequireAccess(Permissions.EditCoupons);
            app.Admin().MapPost("/promotions/new", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/promotions", "The promotion is there. It holds from its start on."))
                .RequireAccess(Permissions.EditCoupons).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ShopTime shop, IPaymentMethods methods) => Include(new PromotionRulesValidator(shop, methods));
    }

    internal sealed class Handler(PricingDbContext db, ICatalog catalog, CustomerGroups groups, ShopTime shop, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<PromotionResponse>>
    {
        public async Task<Result<PromotionResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await catalog.WhatIsMissingAsync(request, cancellationToken) is { } wrong) return wrong;
            if (groups.WhatIsMissing(request, []) is { } unknown) return unknown;
            var promotion = new Coupon(ids.New(), null, request, shop, clock.GetUtcNow());
            db.Coupons.Add(promotion);
            return PromotionResponse.Of(promotion);
        }
    }
}
