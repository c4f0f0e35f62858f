namespace ClickCart.Tests.Kernel;

public sealed class CardNumberTests
{
    [Theory]
    [InlineData("4242424242424242", true)]
    [InlineData("4242 4242 4242 4242", true)]
    [InlineData("4242-4242-4242-4242", true)]
    [InlineData("my card is 378282246310005.", true)]
    [InlineData("4242 4242 4242 4242 123", true)]
    [InlineData("4222222222222", true)]
    [InlineData("6304000000000000000", true)]
    [InlineData("5555555555554444", true)]
    [InlineData("2223003122003222", true)]
    [InlineData("6011111111111117", true)]
    [InlineData("3566002020360505", true)]
    [InlineData("36227206271667", true)]
    [InlineData("6200000000000005", true)]
    [InlineData("Sent phone IMEI 490154203237518", false)]
    [InlineData("IMEI 356938035643809", false)]
    [InlineData("parcel 0000000000000000", false)]
    [InlineData("EAN 4006381333931", false)]
    [InlineData("4242424242424241", false)]
    [InlineData("424242424242", false)]
    [InlineData("pm_1MqLiJLkdIwHu7ixUEgbFdYl", false)]
    [InlineData("pm_card_visa", false)]
    [InlineData("call +1 415 555 0100", false)]
    public void Card_numbers_are_recognised(string text, bool isCard) => CardNumber.IsAnywhereIn(text).ShouldBe(isCard);

    [Theory]
    [InlineData("4242424242424242@example.com", true)]
    [InlineData("it was 4242 4242 4242 4242, I think", true)]
    [InlineData("card4242424242424242", true)]
    [InlineData("x4242424242424242x", true)]
    [InlineData("card4242 4242 4242 4242", true)]
    [InlineData("c019a4242424242424242f3@example.com", false)]
    [InlineData("see 019a3c4d-4242-4242-4242-424242424242e", false)]
    [InlineData("pm_1MqLiJLkdIwHu7ixUEgbFdYl", false)]
    public void Digits_among_hexadecimal_ones_are_no_card_number_and_a_word_before_them_hides_none(string text, bool isCard) =>
        CardNumber.IsIn(text).ShouldBe(isCard);

    [Theory]
    [InlineData("4111.1111.1111.1111")]
    [InlineData("4111_1111_1111_1111")]
    [InlineData("4111/1111/1111/1111")]
    [InlineData("4111\u20131111\u20131111\u20131111")]
    [InlineData("\uff14\uff11\uff11\uff11 1111 1111 1111")]
    [InlineData("\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661")]
    [InlineData("4\u200b111111111111111")]
    public void However_its_digits_are_written_it_is_a_card_number(string text) => CardNumber.IsIn(text).ShouldBeTrue();
}
