using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Categories;

/// <summary>Rules of texts that the bodies of categories share.</summary>
internal static class CategoryRules
{
    public static IRuleBuilderOptions<T, string?> IsCategoryName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().WithMessage("A category has a name.").MaximumLength(Category.NameLength).IsLine("name");

    public static IRuleBuilderOptions<T, string?> IsCategoryText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(Category.DescriptionLength).Must(d => d is null || TextRules.IsText(d)).WithMessage("The text holds a control character.");
}
