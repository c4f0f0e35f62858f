using System.Text.Json.Serialization;

namespace ClickCart.Catalog.Products;

/// <summary>Says which of a product's pictures stay, in which order, and what they show in words. The first is the one that lists show.</summary>
internal static class ArrangePictures
{
    /// <param name="Images">Pictures that the product has; what is left out is removed. Carts and orders that show it keep it.</param>
    public sealed record Request(IReadOnlyList<ProductImage>? Images) : IRequest<Result<ProductDetails>>
    {
        [JsonIgnore] public Guid ProductId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog: back office").MapPut("/admin/products/{id:guid}/pictures",
                (Guid id, Request request, IfMatch _, IMediator m, CancellationToken ct) =>
                    m.Send(request with { ProductId = id }, ct).Ok()).RequireAccess(Permissions.EditCatalog);
            app.Admin().MapPost("/products/{id:guid}/pictures",
                (Guid id, Form<Request> form, FormVersion _, HttpRequest http, IMediator m, CancellationToken ct) =>
                    form.Send(r => m.Send(r with { ProductId = id, Images = Moved(r.Images ?? [], http.Form["move"].ToString()) }, ct))
                        .Redirect(p => $"/admin/products/{p.Id}#panel-pictures", "The pictures are saved.", again: $"/admin/products/{id}"))
                .RequireAccess(Permissions.EditCatalog);
        }

        /// <summary>What the page's buttons say: <c>up-2</c>, <c>down-0</c>, <c>remove-1</c>; nothing when only words were changed.</summary>
        private static List<ProductImage> Moved(IReadOnlyList<ProductImage> images, string move)
        {
            var moved = images.ToList();
            if (move.Split('-') is not [var verb, var place] || !int.TryParse(place, out var from) || from < 0 || from >= moved.Count) return moved;
            var image = moved[from];
            moved.RemoveAt(from);
            if (verb is "up" or "down") moved.Insert(Math.Clamp(verb == "up" ? from - 1 : from + 1, 0, moved.Count), image);
            return moved;
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Images).NotNull().WithMessage("Name the pictures that stay; none removes them all.")
                .Must(AreFew).WithMessage($"A product has at most {Product.MaxPictures} pictures.");
            RuleForEach(r => r.Images).NotNull().ChildRules(i =>
            {
                i.RuleFor(x => x.Url).NotEmpty();
                i.RuleFor(x => x.Alt).NotEmpty().WithMessage("Say what the picture shows.").MaximumLength(ProductImage.AltLength).IsLine("text");
            }).When(r => AreFew(r.Images));
        }

        private static bool AreFew(IReadOnlyList<ProductImage>? images) => images is not { Count: > Product.MaxPictures };
    }

    internal sealed class Handler(CatalogDbContext db, ExpectedVersion expected, TimeProvider clock) : IRequestHandler<Request, Result<ProductDetails>>
    {
        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Products.WholeAsync(request.ProductId, cancellationToken) is not { } product) return Product.NotFound;
            if (expected.Misses(product)) return Error.Stale;
            return product.ArrangePictures([.. request.Images!], clock.GetUtcNow()) is { } error ? error : ProductDetails.Of(product);
        }
    }
}
