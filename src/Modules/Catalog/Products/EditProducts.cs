using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace ClickCart.Catalog.Products;

/// <summary>
/// Changes prices, status, category and low-stock thresholds of several products at once: those that are named, or those that a search of the list finds.
/// A preview says line by line what changes; who sends its fingerprint along changes just that. Refusals: 409 preview-outdated.
/// </summary>
internal static class EditProducts
{
    public sealed record Request : BulkChanges, IRequest<Result<Response>>
    {
        /// <summary>Their ids; missing: all that <c>search</c> and <c>inStatus</c> find.</summary>
        public IReadOnlyList<Guid>? Products { get; init; }

        /// <summary>Words, as in the list.</summary>
        public string? Search { get; init; }

        /// <summary>Only those of this status: <c>draft</c>, <c>active</c> or <c>archived</c>.</summary>
        public string? InStatus { get; init; }

        /// <summary>Of the preview; missing: whatever it is that changes.</summary>
        public string? Fingerprint { get; init; }

        [JsonIgnore] public bool Preview { get; init; }
    }

    /// <param name="Products">How many are chosen.</param>
    /// <param name="Lines">What changes.</param>
    /// <param name="Fingerprint">Of what changes.</param>
    public sealed record Response(int Products, IReadOnlyList<BulkLine> Lines, string Fingerprint)
    {
        internal BulkChanges? Changes { get; init; }
        internal IReadOnlyList<(string Slug, string Label)> Categories { get; init; } = [];
    }

    internal sealed class Endpoint : ICarterModule
    {
        private const string Page = "/admin/products/bulk";

        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPost("/admin/products/bulk", (Request request, bool? preview, IMediator m, CancellationToken ct) =>
                m.Send(request with { Preview = preview is true }, ct).Ok()).Refuses("preview-outdated").RequireAccess(Permissions.EditCatalog).Keyed();
            app.Admin().MapGet("/products/bulk", ([FromQuery] Guid[] ids, string? q, string? status, IMediator m, CancellationToken ct) =>
                m.Send(Chosen(new() { Preview = true }, ids, q, status), ct).Page(typeof(EditProductsPage))).RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/products/bulk/preview", ([FromQuery] Guid[] ids, string? q, string? status, Form<Request> form, HttpRequest http, IMediator m,
                CancellationToken ct) => ShowAsync(form.Send(r => m.Send(Chosen(r with { Preview = true }, ids, q, status), ct)), Page + http.QueryString))
                .RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/products/bulk", ([FromQuery] Guid[] ids, string? q, string? status, Form<Request> form, HttpRequest http, IMediator m,
                CancellationToken ct) => form.Send(r => m.Send(Chosen(r, ids, q, status), ct))
                    .Redirect(_ => "/admin/products", "The products are changed.", again: Page + http.QueryString))
                    .RequireAccess(Permissions.EditCatalog).Keyed();
        }

        private static Request Chosen(Request request, Guid[] ids, string? q, string? status) => request with
        {
            Products = ids.Length > 0 ? ids : null,
            Search = string.IsNullOrWhiteSpace(q) ? null : q,
            InStatus = string.IsNullOrEmpty(status) ? null : status,
        };

        private static async Task<IResult> ShowAsync(Task<Result<Response>> sent, string again)
        {
            var answer = await sent;
            return answer.Error is null ? await Task.FromResult(answer).Page(typeof(EditProductsPage)) : answer.Redirect(_ => again, again: again);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r).Must(r => !r.AreNone).When(r => !r.Preview).WithMessage("Say what shall change.").OverridePropertyName("price");
            RuleFor(r => r.Products).Must(p => p is null or { Count: > 0 and <= BulkEdit.Most }).WithMessage($"1 to {BulkEdit.Most} products.");
            RuleFor(r => r.InStatus).Must(IsStatus).WithMessage("inStatus is draft, active or archived.");
            RuleFor(r => r.Status).Must(IsStatus).WithMessage("status is draft, active or archived.");
            RuleFor(r => r.Price).Must(p => p is null or "percent" or "by" or "to").WithMessage("price is percent, by or to.");
            RuleFor(r => r.PriceValue).NotNull().When(r => r.Price is not null).WithMessage("Say by how much.");
            RuleFor(r => r.PriceValue).InclusiveBetween(-1_000_000_000m, 1_000_000_000m);
            RuleFor(r => r.LowStockThreshold).InclusiveBetween(0, 1_000_000).WithName("The threshold");
        }

        private static bool IsStatus(string? status) => status is null or "draft" or "active" or "archived";
    }

    internal sealed class Handler(CatalogDbContext db, ProductFinder finder, BulkEdit bulk) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var chosen = request.Products ?? await FoundAsync(request, cancellationToken);
            if (chosen.Count > BulkEdit.Most) return Error.Invalid("products", $"At most {BulkEdit.Most} products are changed at once. Narrow the search.");
            var products = await db.Products.WithSpecification(new WholeProducts([.. chosen]))
                .OrderBy(p => p.SortName).ThenBy(p => p.Id).ToListAsync(cancellationToken);
            var plan = await bulk.PlanAsync(products, request, cancellationToken);
            if (plan.Error is { } refusal) return refusal;
            var fingerprint = BulkEdit.FingerprintOf(plan.Value);
            var response = new Response(products.Count, plan.Value, fingerprint) { Changes = request };
            if (request.Preview) return response with { Categories = await ProductForm.CategoriesAsync(db, cancellationToken) };
            if (!string.IsNullOrEmpty(request.Fingerprint) && request.Fingerprint != fingerprint) return BulkEdit.Outdated;
            var done = await bulk.CarryOutAsync(products, request, cancellationToken);
            return done.Error is { } error ? error : response;
        }

        private async Task<IReadOnlyList<Guid>> FoundAsync(Request request, CancellationToken ct)
        {
            var products = db.Products.AsNoTracking();
            if (request.InStatus is { } wanted && Enum.Parse<ProductStatus>(wanted, ignoreCase: true) is var status)
                products = products.Where(p => p.Status == status);
            return (await finder.FindAsync(request.Search, products,
                found => found.Select(c => c.Product.Id).Take(BulkEdit.Most + 1).ToListAsync(ct), ct)).Rows;
        }
    }
}
