using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Categories;

/// <summary>Rules of texts that the bodies of categories share.</summary>
internal static class CategoryRules
{
    public static IRuleBuilderOptions<T, string?> IsCategoryName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().WithMessage("A category has a name.").MaximumLength(Category.NameLength).IsLine("name");

    public static IRuleBuilderOptions<T, string?> IsCategoryText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(Category.DescriptionLength).Must(d => d is null || TextRules.IsText(d)).WithMessage("The text holds a control character.");

    public static void AreCategoryTexts<T>(this IRuleBuilderInitial<T, IReadOnlyList<CategoryText>?> rule) =>
        rule.Must(t => t is null || t.DistinctBy(x => x?.Language).Count() == t.Count).WithMessage("Each language comes once.")
            .ForEach(text => text.NotNull().ChildRules(c =>
            {
                c.RuleFor(x => x.Language).Must(l => Language.Find(l)?.Code == l).WithMessage($"A language is one of {TranslationRules.Codes}.");
                c.RuleFor(x => x.Name).MaximumLength(Category.NameLength).IsLine("name");
                c.RuleFor(x => x.Description).IsCategoryText();
            }));
}
