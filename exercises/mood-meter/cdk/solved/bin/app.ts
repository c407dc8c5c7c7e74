import { App } from 'aws-cdk-lib';
import { MoodStack } from '../lib/mood-stack';

new MoodStack(new App(), 'MoodTest', {
  modelData: 's3://halm-models/mood.tar.gz',
  modelImage: 'mood:7',
  modelRole: 'mood-model',
});
