package io.genmedia.camel.media.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            textBlock =
                    """
            {'required':['a']}                                                              | {}              | open
            {'not':{'required':['a']}}                                                      | {}              | open
            {'not':{'required':['a']}}                                                      | {'a':1}         | broken
            {'not':{'required':['a','b']}}                                                  | {'a':1}         | open
            {'not':{'allOf':[{'required':['a']},{'required':['b']}]}}                       | {'a':1,'b':1}   | broken
            {'not':{'required':['a'],'anyOf':[{'required':['b']},{'required':['c']}]}}      | {'a':1,'c':1}   | broken
            {'not':{'properties':{'a':{'const':1}}}}                                        | {}              | open
            {'not':{'properties':{'a':{'const':1}}}}                                        | {'a':2}         | open
            {'properties':{'a':{'const':1}}}                                                | {'a':2}         | broken
            {'properties':{'a':false}}                                                      | {'a':2}         | broken
            {'dependentRequired':{'a':['b']}}                                               | {'a':1}         | open
            {'anyOf':[{'required':['a']},{'required':['b']}]}                               | {'c':1}         | open
            {'anyOf':[false,{'properties':{'a':{'const':1}}}]}                              | {'a':2}         | broken
            {'allOf':[true,{'properties':{'a':{'const':1}}}]}                               | {'a':2}         | broken
            {'oneOf':[{'required':['a']},{'required':['b']}]}                               | {'a':1}         | open
            {'oneOf':[{'required':['a']},{'required':['b']}]}                               | {'a':1,'b':1}   | broken
            {'oneOf':[false,{'properties':{'a':{'const':1}}}]}                              | {'a':2}         | broken
            {'if':{'required':['a']},'then':{'properties':{'b':{'const':1}}}}               | {'b':2}         | open
            {'if':{'required':['a']},'then':{'properties':{'b':{'const':1}}}}               | {'a':1}         | open
            {'if':{'required':['a']},'then':{'properties':{'b':{'const':1}}}}               | {'a':1,'b':2}   | broken
            {'if':{'properties':{'a':{'const':1}}},'else':{'properties':{'b':{'const':1}}}} | {'a':2,'b':2}   | broken
            {'if':{'required':['a']},'then':true,'else':{'properties':{'b':{'const':1}}}}   | {'b':2}         | open
            {'x-media-not-below':{'a':'b'}}                                                 | {'a':1}         | open
            {'x-media-not-below':{'a':'b'}}                                                 | {'a':1,'b':2}   | broken
            {'description':'d','x-media':{'soft':true},'not':{'required':['a']}}            | {'a':1}         | broken
            {'minProperties':3}                                                             | {'a':1}         | open
            """)
    void shouldCallARuleBrokenWhereNothingThatComesCanMendIt(String rule, String given, String expected) {
        boolean broken = new GrowingInput(Studio.json(given)).breaks(Studio.json(rule));

        assertThat(broken ? "broken" : "open").isEqualTo(expected);
    }
}
